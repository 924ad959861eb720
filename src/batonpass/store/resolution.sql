-- name: suggest
INSERT INTO suggestions (merchant_id, handoff_id, kind, what, policy, outcome, why, agent_id, at)
VALUES (%(merchant)s, %(handoff)s, %(kind)s, %(what)s, %(policy)s, %(outcome)s, %(why)s, %(agent)s, %(at)s)
ON CONFLICT (merchant_id, handoff_id, kind, what)
DO UPDATE SET outcome = excluded.outcome, why = excluded.why, agent_id = excluded.agent_id,
              at = excluded.at
 WHERE suggestions.outcome IN ('rejected', 'unused');

-- name: outcomes
SELECT kind, policy, outcome, count(*) AS n FROM suggestions
 WHERE merchant_id = %(merchant)s AND at >= %(since)s
 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;

-- name: whys
SELECT why, count(*) AS n FROM suggestions
 WHERE merchant_id = %(merchant)s AND at >= %(since)s AND outcome = 'rejected' AND why <> ''
 GROUP BY 1 ORDER BY n DESC, 1 LIMIT 10;

-- name: recent_cases
SELECT h.id, h.conversation_id FROM handoffs h
 WHERE h.merchant_id = %(merchant)s
   AND EXISTS (SELECT FROM packets p WHERE p.merchant_id = h.merchant_id AND p.handoff_id = h.id)
 ORDER BY h.entered_at DESC LIMIT %(limit)s;

-- name: done
SELECT seq, at, key, phase, order_number AS "order", action, result, by FROM shop_actions
 WHERE merchant_id = %(merchant)s AND order_number = ANY(%(orders)s) ORDER BY seq;
