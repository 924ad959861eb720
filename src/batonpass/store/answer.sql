-- name: begin
-- The second of two at once waits here for the first, and then finds its answer.
INSERT INTO answers (merchant_id, principal, key, body_hash, status, body, created_at)
VALUES (%(merchant)s, %(principal)s, %(key)s, %(hash)s, 0, 'null', %(at)s)
ON CONFLICT DO NOTHING RETURNING key;

-- name: get
SELECT body_hash, status, body::text AS body FROM answers
 WHERE merchant_id = %(merchant)s AND principal = %(principal)s AND key = %(key)s;

-- name: end
UPDATE answers SET status = %(status)s, body = %(body)s
 WHERE merchant_id = %(merchant)s AND principal = %(principal)s AND key = %(key)s;
