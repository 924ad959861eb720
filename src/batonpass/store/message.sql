-- name: known
SELECT conversation_id, seq, epoch, control, at, body_hash
  FROM messages WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: add
-- Takes the next numbers of each conversation, stores messages and events under them, and gives
-- the assistant its new duties; a duty still pending is superseded before the next is made.
WITH given AS (
    SELECT g.*, row_number() OVER (PARTITION BY g.conversation_id ORDER BY g.place) AS step
      FROM jsonb_to_recordset(%(given)s::jsonb) AS g (
           place integer, conversation_id uuid, id text, kind text, epoch integer, control text,
           author_id uuid, author_name text, text text, image_id uuid, by_mail boolean,
           body_hash text, data jsonb, duty_id uuid, duty_seconds double precision)
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
           jsonb_set(data, '{message,seq}', to_jsonb(seq))
      FROM numbered
), superseded AS (
    UPDATE turns t SET state = 'superseded'
      FROM given g
     WHERE t.merchant_id = %(merchant)s AND t.conversation_id = g.conversation_id
       AND t.state = 'pending' AND g.duty_id IS NOT NULL
    RETURNING t.id
), duties AS (
    INSERT INTO turns (merchant_id, id, conversation_id, epoch, through_seq, created_at, due_at)
    SELECT %(merchant)s, n.duty_id, n.conversation_id, n.epoch, n.seq, %(at)s,
           %(at)s + make_interval(secs => n.duty_seconds)
      FROM numbered n
     WHERE n.duty_id IS NOT NULL AND (SELECT count(*) FROM superseded) >= 0
)
INSERT INTO messages
    (merchant_id, id, conversation_id, seq, kind, epoch, control, author_id, author_name, text,
     image_id, by_mail, body_hash, at)
SELECT %(merchant)s, id, conversation_id, seq, kind, epoch, control, author_id, author_name, text,
       image_id, by_mail, decode(body_hash, 'hex'), %(at)s
  FROM numbered
RETURNING id, seq;

-- name: of_conversation
SELECT id, seq, kind, at, text, author_id, author_name, image_id, by_mail
  FROM messages
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s
 ORDER BY seq;
