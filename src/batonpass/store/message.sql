-- name: known
SELECT m.id, m.conversation_id, m.seq, m.epoch, m.control, m.at, m.body_hash
  FROM messages m WHERE m.merchant_id = %(merchant)s AND m.id = ANY(%(ids)s);

-- name: add
-- Takes the next numbers of each conversation and stores messages and events under them.
WITH given AS (
    SELECT g.*, row_number() OVER (PARTITION BY g.conversation_id ORDER BY g.place) AS step
      FROM unnest(%(conversations)s::uuid[], %(ids)s::text[], %(kinds)s::text[], %(epochs)s::int[],
                  %(controls)s::text[], %(authors)s::uuid[], %(names)s::text[], %(texts)s::text[],
                  %(images)s::uuid[], %(by_mail)s::boolean[], %(hashes)s::bytea[],
                  %(data)s::text[])
           WITH ORDINALITY AS g (conversation_id, id, kind, epoch, control, author_id, author_name,
                                 text, image_id, by_mail, body_hash, data, place)
), ends AS (
    SELECT conversation_id, count(*) AS n, bool_or(kind = 'customer') AS is_seen,
           (array_agg(left(text, 200) ORDER BY place DESC) FILTER (WHERE kind <> 'note'))[1] AS text,
           (array_agg(kind ORDER BY place DESC) FILTER (WHERE kind <> 'note'))[1] AS kind
      FROM given GROUP BY conversation_id
), taken AS (
    UPDATE conversations c
       SET seq = c.seq + e.n, changed_at = %(at)s,
           seen_at = CASE WHEN e.is_seen THEN greatest(c.seen_at, %(at)s) ELSE c.seen_at END,
           last_text = coalesce(e.text, c.last_text), last_kind = coalesce(e.kind, c.last_kind),
           last_at = CASE WHEN e.kind IS NULL THEN c.last_at ELSE %(at)s END
      FROM ends e WHERE c.merchant_id = %(merchant)s AND c.id = e.conversation_id
    RETURNING c.id, c.seq - e.n AS before
), numbered AS (
    SELECT given.*, taken.before + given.step AS seq
      FROM given JOIN taken ON taken.id = given.conversation_id
), logged AS (
    INSERT INTO events (merchant_id, conversation_id, seq, type, at, data)
    SELECT %(merchant)s, conversation_id, seq, 'message.added', %(at)s,
           jsonb_set(data::jsonb, '{message,seq}', to_jsonb(seq))
      FROM numbered
)
INSERT INTO messages
    (merchant_id, id, conversation_id, seq, kind, epoch, control, author_id, author_name, text,
     image_id, by_mail, body_hash, at)
SELECT %(merchant)s, id, conversation_id, seq, kind, epoch, control, author_id, author_name, text,
       image_id, by_mail, body_hash, %(at)s
  FROM numbered
RETURNING id, seq;

-- name: of_conversation
SELECT id, seq, kind, at, text, author_id, author_name, image_id, by_mail
  FROM messages
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s
 ORDER BY seq;
