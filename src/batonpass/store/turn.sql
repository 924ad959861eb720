-- name: supersede
UPDATE turns SET state = 'superseded'
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s AND state = 'pending';

-- name: get
SELECT * FROM turns WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: lock
SELECT * FROM turns WHERE merchant_id = %(merchant)s AND id = %(id)s FOR UPDATE;

-- name: end
UPDATE turns SET state = %(state)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND state = 'pending';

-- name: release
UPDATE turns SET claimed_until = %(until)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND state = 'pending';
