-- name: all
SELECT q.id, q.name, q.settings, q.fallback_queue_id, q.relax_after_seconds, q.is_default, q.revision
  FROM queues q WHERE q.merchant_id = %(merchant)s AND q.removed_at IS NULL
 ORDER BY q.is_default DESC, q.name;

-- name: insert
INSERT INTO queues (merchant_id, id, name, settings, fallback_queue_id, relax_after_seconds, is_default)
VALUES (%(merchant)s, %(id)s, %(name)s, %(settings)s, %(fallback)s, %(relax)s, %(is_default)s)
ON CONFLICT DO NOTHING RETURNING id;

-- name: update
UPDATE queues SET name = %(name)s, settings = %(settings)s, fallback_queue_id = %(fallback)s,
       relax_after_seconds = %(relax)s, revision = revision + 1
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND revision = %(revision)s RETURNING revision;

-- name: stays
-- Against `lock`: whoever puts somebody into a queue, and whoever removes it, wait for each other.
SELECT id FROM queues
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND removed_at IS NULL FOR KEY SHARE;

-- name: lock
SELECT removed_at IS NOT NULL AS is_removed FROM queues
 WHERE merchant_id = %(merchant)s AND id = %(id)s FOR UPDATE;

-- name: remove
UPDATE queues SET removed_at = %(at)s, fallback_queue_id = NULL, revision = revision + 1
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: unserve
DELETE FROM queue_agents WHERE merchant_id = %(merchant)s AND queue_id = %(id)s;

-- name: open_in
SELECT count(*) FILTER (WHERE state IN ('queued', 'offered')) AS waiting,
       count(*) FILTER (WHERE state IN ('active', 'wrapping')) AS held
  FROM handoffs
 WHERE merchant_id = %(merchant)s AND queue_id = %(id)s
   AND state IN ('queued', 'offered', 'active', 'wrapping');

-- name: routing_lock
-- Routers of one merchant take turns; nobody else ever takes this lock.
SELECT pg_advisory_xact_lock(hashtextextended(%(merchant)s::text, 7));

-- name: ask_routing
INSERT INTO routings (merchant_id, due_at) VALUES (%(merchant)s, clock_timestamp() + %(in)s);

-- name: routed
DELETE FROM routings WHERE merchant_id = %(merchant)s AND id <= %(through)s
   AND due_at <= clock_timestamp() + interval '2 seconds';

-- name: waiting
SELECT queue_id AS id, count(*) AS n FROM handoffs
 WHERE merchant_id = %(merchant)s AND state IN ('queued', 'offered') AND mode = 'live'
 GROUP BY queue_id;

-- name: last_routing
SELECT coalesce(max(id), 0) AS id FROM routings WHERE merchant_id = %(merchant)s;
