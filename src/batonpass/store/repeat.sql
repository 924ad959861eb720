-- name: count
INSERT INTO repeat_counts (merchant_id, handoff_id, assistant_asked, agent_asked,
                           assistant_repeats, stated_again, at)
VALUES (%(merchant)s, %(handoff)s, %(assistant_asked)s, %(agent_asked)s, %(assistant_repeats)s,
        %(stated)s, %(at)s)
ON CONFLICT (merchant_id, handoff_id)
DO UPDATE SET assistant_asked = excluded.assistant_asked, agent_asked = excluded.agent_asked,
              assistant_repeats = excluded.assistant_repeats,
              stated_again = excluded.stated_again, at = excluded.at;

-- name: totals
SELECT count(*) AS cases, coalesce(sum(assistant_asked), 0) AS assistant_asked,
       coalesce(sum(agent_asked), 0) AS agent_asked,
       coalesce(sum(assistant_repeats), 0) AS assistant_repeats,
       coalesce(sum(cardinality(stated_again)), 0) AS stated_again,
       count(*) FILTER (WHERE cardinality(stated_again) > 0) AS cases_stated_again
  FROM repeat_counts WHERE merchant_id = %(merchant)s AND at >= %(since)s;

-- name: agents
SELECT count(*) FILTER (WHERE NOT is_on_purpose) AS n,
       count(*) FILTER (WHERE is_on_purpose) AS on_purpose
  FROM repeats WHERE merchant_id = %(merchant)s AND at >= %(since)s AND author_kind = 'agent';

-- name: by_team
SELECT q.name, count(DISTINCT h.id) AS cases,
       coalesce(sum(r.n), 0) AS repeats, coalesce(sum(r.on_purpose), 0) AS on_purpose
  FROM handoffs h
  JOIN queues q ON q.merchant_id = h.merchant_id AND q.id = h.queue_id
  LEFT JOIN LATERAL (
       SELECT count(*) FILTER (WHERE NOT x.is_on_purpose) AS n,
              count(*) FILTER (WHERE x.is_on_purpose) AS on_purpose
         FROM repeats x WHERE x.merchant_id = h.merchant_id
          AND x.conversation_id = h.conversation_id AND x.author_kind = 'agent'
          AND x.at >= h.entered_at AND x.at <= coalesce(h.ended_at, x.at)) r ON true
 WHERE h.merchant_id = %(merchant)s AND h.entered_at >= %(since)s AND h.accepted_at IS NOT NULL
 GROUP BY q.name ORDER BY repeats DESC, q.name;

-- name: by_rule
SELECT h.reason ->> 'rule' AS name, count(*) AS cases,
       coalesce(sum(c.assistant_repeats), 0)
         + coalesce(sum((SELECT count(*) FROM repeats x WHERE x.merchant_id = h.merchant_id
              AND x.conversation_id = h.conversation_id AND x.author_kind = 'agent'
              AND NOT x.is_on_purpose AND x.at >= h.entered_at
              AND x.at <= coalesce(h.ended_at, x.at))), 0) AS repeats,
       coalesce(sum(cardinality(c.stated_again)), 0) AS stated_again
  FROM handoffs h
  JOIN repeat_counts c ON c.merchant_id = h.merchant_id AND c.handoff_id = h.id
 WHERE h.merchant_id = %(merchant)s AND c.at >= %(since)s
 GROUP BY 1 ORDER BY repeats DESC, cases DESC, 1 LIMIT 40;

-- name: by_field
SELECT field AS name, count(*) AS n FROM repeats
 WHERE merchant_id = %(merchant)s AND at >= %(since)s AND NOT is_on_purpose
 GROUP BY 1 ORDER BY n DESC, 1 LIMIT 20;

-- name: by_stated
SELECT f AS name, count(*) AS n
  FROM repeat_counts c CROSS JOIN LATERAL unnest(c.stated_again) AS f
 WHERE c.merchant_id = %(merchant)s AND c.at >= %(since)s
 GROUP BY 1 ORDER BY n DESC, 1 LIMIT 20;

-- name: said
SELECT count(repeated) AS n, count(*) FILTER (WHERE repeated) AS yes FROM surveys
 WHERE merchant_id = %(merchant)s AND asked_at >= %(since)s;

-- name: mine
SELECT r.conversation_id, r.message_seq, r.field, r.is_on_purpose, r.at FROM repeats r
 WHERE r.merchant_id = %(merchant)s AND r.agent_id = %(agent)s AND r.at >= %(since)s
 ORDER BY r.at DESC LIMIT 200;

-- name: faith
WITH newest AS (
    SELECT DISTINCT ON (p.handoff_id) p.body -> 'faith' AS faith FROM packets p
     WHERE p.merchant_id = %(merchant)s AND p.built_at >= %(since)s
     ORDER BY p.handoff_id, p.revision DESC)
SELECT count(*) AS packets,
       count(*) FILTER (WHERE coalesce((faith ->> 'sentences')::int, 0) > 0) AS worded,
       coalesce(sum((faith ->> 'sentences')::int), 0) AS sentences,
       coalesce(sum((faith ->> 'kept')::int), 0) AS kept
  FROM newest;

-- name: dropped
WITH newest AS (
    SELECT DISTINCT ON (p.handoff_id) p.body -> 'faith' AS faith FROM packets p
     WHERE p.merchant_id = %(merchant)s AND p.built_at >= %(since)s
     ORDER BY p.handoff_id, p.revision DESC)
SELECT why AS name, count(*) AS n
  FROM newest CROSS JOIN LATERAL jsonb_array_elements_text(
       coalesce(faith -> 'dropped', '[]'::jsonb)) AS why
 GROUP BY 1 ORDER BY n DESC, 1 LIMIT 20;

-- name: build_seconds
SELECT percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY build_seconds) AS both
  FROM packets WHERE merchant_id = %(merchant)s AND built_at >= %(since)s AND revision = 1;

-- name: draft_before
SELECT body::text AS body FROM packets
 WHERE merchant_id = %(merchant)s AND handoff_id = %(handoff)s AND built_at <= %(at)s
 ORDER BY revision DESC LIMIT 1;
