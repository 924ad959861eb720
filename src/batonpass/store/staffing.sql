-- name: all
SELECT agent_id AS agent, week, days, revision, changed_at FROM staffing_plans
 WHERE merchant_id = %(merchant)s ORDER BY agent_id;

-- name: stamp
SELECT coalesce(max(changed_at), 'epoch') AS at, count(*) AS n FROM staffing_plans
 WHERE merchant_id = %(merchant)s;

-- name: insert
INSERT INTO staffing_plans (merchant_id, agent_id, week, days, revision, changed_at)
VALUES (%(merchant)s, %(agent)s, %(week)s, %(days)s, 1, %(at)s)
ON CONFLICT DO NOTHING RETURNING revision;

-- name: update
UPDATE staffing_plans SET week = %(week)s, days = %(days)s, revision = revision + 1,
       changed_at = %(at)s
 WHERE merchant_id = %(merchant)s AND agent_id = %(agent)s AND revision = %(revision)s
RETURNING revision;

-- name: callbacks
SELECT callback_at AS at, count(*) AS n FROM handoffs
 WHERE merchant_id = %(merchant)s AND queue_id = %(queue)s AND mode = 'callback'
   AND state IN ('queued', 'offered') AND callback_at IS NOT NULL
 GROUP BY callback_at;

-- name: customers
-- Who waited live and came in that time, with what became of them.
SELECT extract(epoch FROM h.entered_at - %(since)s)::float AS at, q.name AS queue,
       extract(epoch FROM coalesce(h.accepted_at, h.ended_at, h.changed_at) - h.entered_at)::float
           AS waited,
       h.accepted_at IS NULL AS has_left,
       extract(epoch FROM h.ended_at - h.accepted_at)::float AS work_seconds,
       greatest(0, extract(epoch FROM h.entered_at - h.rank))::float AS head_start_seconds
  FROM handoffs h JOIN queues q ON q.merchant_id = h.merchant_id AND q.id = h.queue_id
 WHERE h.merchant_id = %(merchant)s AND h.mode = 'live' AND h.entered_at >= %(since)s
   AND h.entered_at < %(until)s AND h.state IN ('active', 'wrapping', 'closed', 'abandoned')
 ORDER BY h.entered_at LIMIT 20000;

-- name: presence
-- Who came and went in that time, and how each stood when it began, however long since.
SELECT e.at, e.units, a.name AS agent,
       coalesce((SELECT array_agg(q.name) FROM queues q
                  WHERE q.merchant_id = e.merchant_id AND q.id = ANY(e.queues)), '{}') AS queues
  FROM line_events e JOIN agents a ON a.merchant_id = e.merchant_id AND a.id = e.agent_id
 WHERE e.merchant_id = %(merchant)s AND e.type = 'agent' AND e.at < %(until)s
   AND (e.at >= %(since)s
        OR NOT EXISTS (SELECT FROM line_events l WHERE l.merchant_id = e.merchant_id
                          AND l.agent_id = e.agent_id AND l.type = 'agent' AND l.at < %(since)s
                          AND (l.at, l.id) > (e.at, e.id)))
 ORDER BY e.at, e.id;
