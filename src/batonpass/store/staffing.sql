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
