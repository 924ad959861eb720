-- name: put
INSERT INTO shop_orders (merchant_id, number, email, customer_id, parcels, placed_at, as_of, body)
VALUES (%(merchant)s, %(number)s, %(email)s, %(customer_id)s, %(parcels)s, %(placed_at)s, %(as_of)s,
        %(body)s)
ON CONFLICT (merchant_id, number) DO UPDATE
   SET email = excluded.email, customer_id = excluded.customer_id, parcels = excluded.parcels,
       placed_at = excluded.placed_at, as_of = excluded.as_of, body = excluded.body
 WHERE shop_orders.as_of <= excluded.as_of
RETURNING number;

-- name: by_number
SELECT body::text AS body FROM shop_orders
 WHERE merchant_id = %(merchant)s AND number = %(number)s;

-- name: by_parcel
SELECT body::text AS body FROM shop_orders
 WHERE merchant_id = %(merchant)s AND parcels @> ARRAY[%(parcel)s]
 ORDER BY placed_at DESC LIMIT 1;

-- name: of_buyer
SELECT o.body::text AS body FROM shop_orders o
 WHERE o.merchant_id = %(merchant)s AND (o.email = %(buyer)s OR o.customer_id = %(buyer)s)
   AND (%(after)s = '' OR (o.placed_at, o.number) < (
        SELECT a.placed_at, a.number FROM shop_orders a
         WHERE a.merchant_id = %(merchant)s AND a.number = %(after)s))
 ORDER BY o.placed_at DESC, o.number DESC LIMIT %(limit)s;

-- name: newest
SELECT body::text AS body FROM shop_orders
 WHERE merchant_id = %(merchant)s ORDER BY placed_at DESC, number DESC LIMIT 1;

-- name: forget
DELETE FROM shop_orders WHERE merchant_id = %(merchant)s;
