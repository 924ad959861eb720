-- name: load
SELECT seq, at, key, phase, order_number AS "order", action, result, by FROM shop_actions
 WHERE merchant_id = %(merchant)s AND seq > %(after)s ORDER BY seq;

-- name: about
SELECT seq, at, key, phase, order_number AS "order", action, result, by FROM shop_actions
 WHERE merchant_id = %(merchant)s AND order_number = %(order)s ORDER BY seq;

-- name: last
SELECT coalesce(max(seq), 0) AS seq FROM shop_actions WHERE merchant_id = %(merchant)s;

-- name: append
INSERT INTO shop_actions (merchant_id, seq, at, key, phase, order_number, action, result, by)
VALUES (%(merchant)s, %(seq)s, %(at)s, %(key)s, %(phase)s, %(order)s, %(action)s, %(result)s, %(by)s)
ON CONFLICT DO NOTHING RETURNING seq;
