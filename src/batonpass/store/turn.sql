-- name: supersede
UPDATE turns SET state = 'superseded'
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(conversations)s)
   AND state = 'pending';

-- name: insert
INSERT INTO turns (merchant_id, id, conversation_id, epoch, through_seq, created_at, due_at)
SELECT %(merchant)s, id, conversation_id, epoch, through_seq, %(at)s, %(due)s
  FROM unnest(%(ids)s::uuid[], %(conversations)s::uuid[], %(epochs)s::int[], %(throughs)s::bigint[])
       AS duty (id, conversation_id, epoch, through_seq);

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
