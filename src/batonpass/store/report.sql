-- name: totals
SELECT (SELECT count(*) FROM conversations
         WHERE merchant_id = %(merchant)s AND opened_at >= %(since)s) AS conversations,
       (SELECT count(DISTINCT conversation_id) FROM handoffs
         WHERE merchant_id = %(merchant)s AND entered_at >= %(since)s) AS handed_off,
       count(*) AS handoffs,
       count(*) FILTER (WHERE state = 'abandoned') AS abandoned,
       percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
           ORDER BY extract(epoch FROM accepted_at - entered_at))
           FILTER (WHERE accepted_at IS NOT NULL AND mode = 'live') AS wait,
       count(*) FILTER (WHERE accepted_at IS NOT NULL AND mode = 'live') AS wait_n,
       percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
           ORDER BY extract(epoch FROM first_reply_at - accepted_at))
           FILTER (WHERE first_reply_at IS NOT NULL) AS first_reply,
       count(first_reply_at) AS first_reply_n,
       percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
           ORDER BY extract(epoch FROM ended_at - entered_at))
           FILTER (WHERE state = 'closed' AND ended_at IS NOT NULL) AS resolution,
       count(*) FILTER (WHERE state = 'closed' AND ended_at IS NOT NULL) AS resolution_n
  FROM handoffs WHERE merchant_id = %(merchant)s AND entered_at >= %(since)s;

-- name: by_reason
SELECT reason ->> 'code' AS reason, count(*) AS n FROM handoffs
 WHERE merchant_id = %(merchant)s AND entered_at >= %(since)s
 GROUP BY 1 ORDER BY n DESC, 1;

-- name: by_day
SELECT d.day::date::text AS day,
       (SELECT count(*) FROM conversations c WHERE c.merchant_id = %(merchant)s
           AND (c.opened_at AT TIME ZONE %(zone)s)::date = d.day::date) AS conversations,
       count(h.id) AS handoffs,
       count(h.id) FILTER (WHERE h.state = 'abandoned') AS abandoned
  FROM generate_series((%(since)s AT TIME ZONE %(zone)s)::date,
                       (%(until)s AT TIME ZONE %(zone)s)::date, interval '1 day') AS d (day)
  LEFT JOIN handoffs h ON h.merchant_id = %(merchant)s
       AND (h.entered_at AT TIME ZONE %(zone)s)::date = d.day::date
 GROUP BY d.day ORDER BY d.day;

-- name: promises
SELECT told_seconds, p90_seconds, truth_seconds, truth, told_at FROM promises
 WHERE merchant_id = %(merchant)s AND told_at >= %(since)s AND truth = 'answered'
   AND model <> 'rule'
 ORDER BY told_at DESC LIMIT 5000;

-- name: surveys
-- Who left the line for the assistant was not served by the assistant only.
SELECT s.part, count(*) AS asked, count(s.score) AS n, avg(s.score)::float AS mean,
       count(s.repeated) AS repeat_n, count(*) FILTER (WHERE s.repeated) AS repeat_yes
  FROM surveys s
  JOIN conversations c ON c.merchant_id = s.merchant_id AND c.id = s.conversation_id
 WHERE s.merchant_id = %(merchant)s AND s.asked_at >= %(since)s
   AND (s.part <> 'assistant' OR c.episode = 0)
 GROUP BY s.part;

-- name: repeats
SELECT count(*) FILTER (WHERE NOT is_on_purpose) AS n,
       count(*) FILTER (WHERE is_on_purpose) AS on_purpose,
       (SELECT count(*) FROM messages m WHERE m.merchant_id = %(merchant)s AND m.kind = 'agent'
           AND m.at >= %(since)s AND m.text LIKE '%%?%%') AS questions
  FROM repeats WHERE merchant_id = %(merchant)s AND at >= %(since)s;
