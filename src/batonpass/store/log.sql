-- name: append
-- Takes the next numbers of the conversation and stores the events under them, or nothing.
WITH taken AS (
    UPDATE conversations
       SET seq = seq + %(n)s, changed_at = %(at)s
     WHERE merchant_id = %(merchant)s AND id = %(conversation)s
    RETURNING seq - %(n)s AS before
)
INSERT INTO events (merchant_id, conversation_id, seq, type, at, data)
SELECT %(merchant)s, %(conversation)s, taken.before + e.place, e.type, %(at)s, e.data::jsonb
  FROM taken, unnest(%(types)s::text[], %(data)s::text[]) WITH ORDINALITY AS e (type, data, place)
RETURNING seq;

-- name: since
SELECT seq, type, at, data::text
  FROM events
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s AND seq > %(after)s
 ORDER BY seq
 LIMIT %(limit)s;

-- name: of_types
SELECT seq, type, at, data::text
  FROM events
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s AND seq > %(after)s
   AND type = ANY(%(types)s)
 ORDER BY seq;
