-- name: lock
-- In one order for everybody, so that two batches never wait for each other in a ring.
SELECT c.*, p.name AS customer_name,
       (m.settings ->> 'answer_seconds')::double precision AS answer_seconds
  FROM conversations c
  JOIN customers p ON p.merchant_id = c.merchant_id AND p.id = c.customer_id
  JOIN merchants m ON m.merchant_id = c.merchant_id
 WHERE c.merchant_id = %(merchant)s AND c.id = ANY(%(conversations)s)
 ORDER BY c.id FOR UPDATE OF c;

-- name: known
-- Read after the locks are held: what was stored while we waited for them is seen.
-- One look-up an id, whatever the planner thinks of a table nobody has counted yet.
SELECT m.id, m.conversation_id, m.seq, m.epoch, m.control, m.at, m.body_hash
  FROM unnest(%(ids)s::text[]) AS wanted (id)
 CROSS JOIN LATERAL (SELECT * FROM messages m
                      WHERE m.merchant_id = %(merchant)s AND m.id = wanted.id LIMIT 1) AS m;
