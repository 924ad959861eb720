-- name: count
SELECT count(*) AS n FROM conversations
 WHERE merchant_id = %(merchant)s AND opened_at >= %(since)s
   AND (status = 'resolved' OR changed_at < %(quiet)s);

-- name: page
-- Conversations that have ended, or were silent for an hour; and when each customer next came back.
SELECT c.id, c.opened_at,
       (SELECT min(n.opened_at) FROM conversations n
         WHERE n.merchant_id = c.merchant_id AND n.opened_at > c.opened_at
           AND n.customer_id IN (
               SELECT k.id FROM customers k
                WHERE k.merchant_id = c.merchant_id
                  AND (k.id = c.customer_id
                       OR (own.email <> '' AND k.email <> ''
                           AND lower(k.email) = lower(own.email))))) AS came_back_at
  FROM conversations c
  JOIN customers own ON own.merchant_id = c.merchant_id AND own.id = c.customer_id
 WHERE c.merchant_id = %(merchant)s AND c.opened_at >= %(since)s
   AND (c.opened_at, c.id) > (%(at)s, %(after)s)
   AND (c.status = 'resolved' OR c.changed_at < %(quiet)s)
 ORDER BY c.opened_at, c.id
 LIMIT %(limit)s;

-- name: opened
SELECT id, opened_at FROM conversations
 WHERE merchant_id = %(merchant)s AND opened_at >= %(since)s
   AND (opened_at, id) > (%(at)s, %(after)s)
   AND (status = 'resolved' OR changed_at < %(quiet)s)
 ORDER BY opened_at, id LIMIT %(limit)s;

-- name: events
SELECT conversation_id, seq, type, at, data::text FROM events
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(ids)s) AND type = ANY(%(types)s)
 ORDER BY conversation_id, seq;
