-- name: lock
SELECT * FROM offers WHERE merchant_id = %(merchant)s AND id = %(id)s FOR UPDATE;

-- name: get
SELECT o.*, h.conversation_id FROM offers o
  JOIN handoffs h ON h.merchant_id = o.merchant_id AND h.id = o.handoff_id
 WHERE o.merchant_id = %(merchant)s AND o.id = %(id)s;

-- name: pending_of
SELECT * FROM offers
 WHERE merchant_id = %(merchant)s AND handoff_id = %(handoff)s AND state = 'pending' FOR UPDATE;

-- name: pending_to
SELECT o.id, o.handoff_id, h.conversation_id FROM offers o
  JOIN handoffs h ON h.merchant_id = o.merchant_id AND h.id = o.handoff_id
 WHERE o.merchant_id = %(merchant)s AND o.agent_id = %(agent)s AND o.state = 'pending'
 ORDER BY o.made_at;

-- name: insert
INSERT INTO offers (merchant_id, id, handoff_id, agent_id, weight, made_at, due_at)
VALUES (%(merchant)s, %(id)s, %(handoff)s, %(agent)s, %(weight)s, %(at)s, %(due)s);

-- name: settle
UPDATE offers SET state = %(state)s, why = %(why)s, settled_at = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND state = 'pending';
