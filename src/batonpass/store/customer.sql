-- name: insert
INSERT INTO customers (merchant_id, id, token_hash, language, time_zone, created_at)
VALUES (%(merchant)s, %(id)s, %(token)s, %(language)s, %(time_zone)s, %(at)s);

-- name: get
SELECT * FROM customers WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: identify
UPDATE customers
   SET name = CASE WHEN %(name)s = '' THEN name ELSE %(name)s END,
       email = CASE WHEN %(email)s = '' THEN email ELSE %(email)s END,
       phone = CASE WHEN %(phone)s = '' THEN phone ELSE %(phone)s END,
       level = CASE WHEN level = 'proven' THEN level ELSE %(level)s END,
       subject = coalesce(%(subject)s, subject)
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: set_language
UPDATE customers SET language = %(language)s, time_zone = %(time_zone)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: contacts_about
-- Earlier conversations of people with the same address.
SELECT count(*) AS n FROM conversations c JOIN customers p
    ON p.merchant_id = c.merchant_id AND p.id = c.customer_id
 WHERE c.merchant_id = %(merchant)s AND c.opened_at > %(since)s AND c.id <> %(conversation)s
   AND p.email <> '' AND lower(p.email) = lower(%(email)s);
