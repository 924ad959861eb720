-- name: since
-- What can no longer be preceded by a row of a transaction that still runs.
-- Who has been there unchanged for so long is there all the same.
SELECT id, xid::text AS xid, at, type, handoff_id, agent_id, queue_id, rank, units, queues,
       weight, wider_queue_id, wider_at
  FROM line_events
 WHERE merchant_id = %(merchant)s AND (xid, id) > (%(xid)s::xid8, %(id)s)
   AND xid < pg_snapshot_xmin(pg_current_snapshot()) AND (at > %(oldest)s OR type = 'agent')
 ORDER BY xid, id
 LIMIT %(limit)s;

-- name: forget
-- Not what is still going on: an open handoff, and how an agent stands since.
DELETE FROM line_events WHERE merchant_id = %(merchant)s AND at < %(before)s
   AND NOT EXISTS (SELECT FROM handoffs h WHERE h.merchant_id = line_events.merchant_id
                      AND h.id = line_events.handoff_id
                      AND h.state IN ('queued', 'offered', 'active', 'wrapping'))
   AND (type <> 'agent'
        OR EXISTS (SELECT FROM line_events later WHERE later.merchant_id = line_events.merchant_id
                      AND later.agent_id = line_events.agent_id AND later.type = 'agent'
                      AND later.id > line_events.id));
