-- name: lately
-- How many waited live at each instant, and how long the first of them had by then.
SELECT g.at, count(h.id) AS waiting,
       coalesce(max(extract(epoch FROM g.at - h.entered_at)), 0)::float AS longest_seconds
  FROM generate_series(%(since)s::timestamptz, %(until)s::timestamptz, interval '5 minutes') AS g (at)
  LEFT JOIN handoffs h ON h.merchant_id = %(merchant)s AND h.mode = 'live'
       AND (h.changed_at > %(since)s OR h.state IN ('queued', 'offered'))
       AND h.entered_at <= g.at
       AND (coalesce(h.accepted_at, h.ended_at, 'infinity') > g.at
            -- Once accepted, and back in line: the agent was lost, or passed them on.
            OR h.state IN ('queued', 'offered') AND h.changed_at <= g.at)
 GROUP BY g.at ORDER BY g.at;

-- name: holder
SELECT agent_id FROM handoffs
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s
   AND state IN ('active', 'wrapping') AND agent_id IS NOT NULL;
