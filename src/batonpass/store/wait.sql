-- name: since
-- What can no longer be preceded by a row of a transaction that still runs.
SELECT id, xid::text AS xid, at, type, handoff_id, agent_id, queue_id, rank, units, queues
  FROM line_events
 WHERE merchant_id = %(merchant)s AND (xid, id) > (%(xid)s::xid8, %(id)s)
   AND xid < pg_snapshot_xmin(pg_current_snapshot()) AND at > %(oldest)s
 ORDER BY xid, id
 LIMIT %(limit)s;

-- name: forget
DELETE FROM line_events WHERE merchant_id = %(merchant)s AND at < %(before)s
   AND NOT EXISTS (SELECT FROM handoffs h WHERE h.merchant_id = line_events.merchant_id
                      AND h.id = line_events.handoff_id
                      AND h.state IN ('queued', 'offered', 'active', 'wrapping'));
