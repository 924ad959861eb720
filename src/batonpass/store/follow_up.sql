-- name: insert
INSERT INTO follow_ups (merchant_id, handoff_id, made_at, due_at)
VALUES (%(merchant)s, %(handoff)s, %(at)s, %(due)s) ON CONFLICT DO NOTHING;

-- name: due
SELECT made_at FROM follow_ups
 WHERE merchant_id = %(merchant)s AND handoff_id = %(handoff)s AND state = 'due' FOR UPDATE;

-- name: postpone
UPDATE follow_ups SET due_at = %(due)s, claimed_until = 'epoch'
 WHERE merchant_id = %(merchant)s AND handoff_id = %(handoff)s;

-- name: settle
UPDATE follow_ups SET state = %(state)s, settled_at = %(at)s
 WHERE merchant_id = %(merchant)s AND handoff_id = %(handoff)s;

-- name: counted
-- Who came back: wrote, or opened a link, after the mail.
SELECT count(*) AS sent,
       count(*) FILTER (WHERE
           EXISTS (SELECT FROM messages x WHERE x.merchant_id = h.merchant_id
                      AND x.conversation_id = h.conversation_id AND x.kind = 'customer'
                      AND x.at > f.settled_at)
           OR EXISTS (SELECT FROM resume_links l
                        JOIN resume_devices d ON d.merchant_id = l.merchant_id AND d.link_id = l.id
                       WHERE l.merchant_id = h.merchant_id
                         AND l.conversation_id = h.conversation_id AND d.made_at > f.settled_at)
       ) AS came_back
  FROM follow_ups f
  JOIN handoffs h ON h.merchant_id = f.merchant_id AND h.id = f.handoff_id
 WHERE f.merchant_id = %(merchant)s AND f.settled_at >= %(since)s AND f.state = 'sent';
