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
