-- name: cards
-- What a list shows of each handoff; positions are counted among those who wait live.
SELECT h.id, h.conversation_id, h.state, h.mode, h.reason, h.priority, h.entered_at, h.agent_id,
       h.episode, h.changed_at, h.accepted_at, q.name AS queue, a.name AS agent_name,
       p.name AS customer_name, p.email AS customer_email, c.language, c.category, c.frustration,
       c.is_away, c.seen_at, c.last_text, c.last_kind, c.last_at, c.control,
       k.body -> 'headline' AS headline,
       k.body -> 'orders' -> 0 AS first_order,
       (SELECT r.told_at + r.told_seconds * interval '1 second' FROM promises r
         WHERE r.merchant_id = h.merchant_id AND r.handoff_id = h.id
           AND NOT EXISTS (SELECT FROM jsonb_array_elements(h.words) w  -- taken back since
                            WHERE w -> 'word' ->> 'kind' IN
                                  ('no_estimate', 'closed', 'owed', 'accepted', 'returned')
                              AND (w ->> 'at')::timestamptz > r.told_at)
         ORDER BY r.told_at DESC LIMIT 1) AS promise_until,
       CASE WHEN h.state IN ('queued', 'offered') AND h.mode = 'live' THEN
            (SELECT count(*) + 1 FROM handoffs o
              WHERE o.merchant_id = h.merchant_id AND o.queue_id = h.queue_id AND o.mode = 'live'
                AND o.state IN ('queued', 'offered') AND (o.rank, o.id) < (h.rank, h.id)) END AS position
  FROM handoffs h
  JOIN conversations c ON c.merchant_id = h.merchant_id AND c.id = h.conversation_id
  JOIN customers p ON p.merchant_id = c.merchant_id AND p.id = c.customer_id
  JOIN queues q ON q.merchant_id = h.merchant_id AND q.id = h.queue_id
  LEFT JOIN agents a ON a.merchant_id = h.merchant_id AND a.id = h.agent_id
  LEFT JOIN LATERAL (
       SELECT body FROM packets k
        WHERE k.merchant_id = h.merchant_id AND k.handoff_id = h.id
        ORDER BY k.revision DESC LIMIT 1) k ON true
 WHERE h.merchant_id = %(merchant)s
   AND ((%(which)s = 'waiting' AND h.state IN ('queued', 'offered') AND h.mode = 'live')
     OR (%(which)s = 'owed' AND h.state IN ('queued', 'offered') AND h.mode <> 'live')
     OR (%(which)s = 'mine' AND h.state IN ('active', 'wrapping') AND h.agent_id = %(agent)s)
     OR (%(which)s = 'held' AND h.state IN ('active', 'wrapping'))
     OR (%(which)s = 'recent' AND h.state = 'closed' AND h.agent_id = %(agent)s)
     OR (%(which)s = 'one' AND h.id = %(handoff)s))
 ORDER BY CASE WHEN %(which)s = 'recent' THEN -extract(epoch FROM h.changed_at) END,
          CASE WHEN %(which)s = 'mine' THEN extract(epoch FROM h.accepted_at) END,
          h.rank, h.id
 LIMIT %(limit)s;

-- name: offers_to
SELECT o.id, o.handoff_id, o.made_at, o.due_at FROM offers o
 WHERE o.merchant_id = %(merchant)s AND o.agent_id = %(agent)s AND o.state = 'pending'
   AND o.due_at > %(at)s
 ORDER BY o.made_at;

-- name: counts
SELECT count(*) FILTER (WHERE state IN ('queued', 'offered') AND mode = 'live') AS waiting,
       count(*) FILTER (WHERE state IN ('queued', 'offered') AND mode <> 'live') AS owed,
       count(*) FILTER (WHERE state IN ('active', 'wrapping') AND agent_id = %(agent)s) AS mine
  FROM handoffs
 WHERE merchant_id = %(merchant)s AND state IN ('queued', 'offered', 'active', 'wrapping');

-- name: conversations
SELECT c.id, c.status, c.control, c.language, c.category, c.frustration, c.is_away, c.last_text,
       c.last_kind, c.last_at, c.opened_at, c.changed_at, c.resolved_at, c.episode,
       p.name AS customer_name, p.email AS customer_email,
       h.id AS handoff_id, h.state, h.mode, h.agent_id, a.name AS agent_name, h.reason
  FROM conversations c
  JOIN customers p ON p.merchant_id = c.merchant_id AND p.id = c.customer_id
  LEFT JOIN LATERAL (
       SELECT * FROM handoffs h WHERE h.merchant_id = c.merchant_id AND h.conversation_id = c.id
        ORDER BY h.episode DESC LIMIT 1) h ON true
  LEFT JOIN agents a ON a.merchant_id = c.merchant_id AND a.id = h.agent_id
 WHERE c.merchant_id = %(merchant)s
   AND (%(status)s = '' OR c.status = %(status)s)
   AND (%(before_at)s::timestamptz IS NULL
        OR (c.changed_at, c.id) < (%(before_at)s, %(before_id)s::uuid))
   AND (%(q)s = '' OR p.name ILIKE %(like)s OR p.email ILIKE %(like)s OR c.last_text ILIKE %(like)s)
 ORDER BY c.changed_at DESC, c.id DESC
 LIMIT %(limit)s;
