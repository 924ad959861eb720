-- name: insert
INSERT INTO promises (merchant_id, id, handoff_id, queue_id, kind, told_at, p50_seconds, p90_seconds,
                      told_seconds, model)
VALUES (%(merchant)s, %(id)s, %(handoff)s, %(queue)s, %(kind)s, %(at)s, %(p50)s, %(p90)s, %(told)s,
        %(model)s);

-- name: settle
-- The truth of every promise made to this customer: how long it really took from each telling.
UPDATE promises
   SET truth = %(truth)s, truth_seconds = extract(epoch FROM %(at)s - told_at)
 WHERE merchant_id = %(merchant)s AND handoff_id = %(handoff)s AND truth IS NULL;

-- name: of_handoff
SELECT * FROM promises WHERE merchant_id = %(merchant)s AND handoff_id = %(handoff)s ORDER BY told_at;

-- name: ledger
-- Every number told since then, its truth, and whether word came before it passed.
SELECT p.id, p.handoff_id, h.conversation_id, q.name AS queue, p.kind, p.model, p.told_at,
       p.p50_seconds, p.p90_seconds, p.told_seconds, p.truth, p.truth_seconds,
       coalesce(lead(p.told_at) OVER (PARTITION BY p.handoff_id ORDER BY p.told_at)
                <= p.told_at + p.told_seconds * interval '1 second', false)
         OR EXISTS (SELECT FROM jsonb_array_elements(h.words) w
                     WHERE w -> 'word' ->> 'kind' IN ('no_estimate', 'closed', 'owed')
                       AND (w ->> 'at')::timestamptz > p.told_at
                       AND (w ->> 'at')::timestamptz
                           <= p.told_at + p.told_seconds * interval '1 second')
         AS revised_in_time
  FROM promises p
  JOIN queues q ON q.merchant_id = p.merchant_id AND q.id = p.queue_id
  JOIN handoffs h ON h.merchant_id = p.merchant_id AND h.id = p.handoff_id
 WHERE p.merchant_id = %(merchant)s AND p.told_at >= %(since)s
 ORDER BY p.told_at DESC LIMIT %(limit)s;
