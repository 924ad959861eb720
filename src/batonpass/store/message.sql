-- name: known
SELECT m.conversation_id, m.seq, m.epoch, m.control, m.at, m.body_hash
  FROM messages m WHERE m.merchant_id = %(merchant)s AND m.id = %(id)s;

-- name: insert
INSERT INTO messages
    (merchant_id, id, conversation_id, seq, kind, epoch, control, author_id, author_name, text,
     image_id, by_mail, body_hash, at)
VALUES (%(merchant)s, %(id)s, %(conversation)s, %(seq)s, %(kind)s, %(epoch)s, %(control)s, %(author)s,
        %(author_name)s, %(text)s, %(image)s, %(by_mail)s, %(body_hash)s, %(at)s)
ON CONFLICT (merchant_id, id) DO NOTHING;

-- name: last
UPDATE conversations SET last_text = left(%(text)s, 200), last_kind = %(kind)s, last_at = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(conversation)s;

-- name: of_conversation
SELECT id, seq, kind, at, text, author_id, author_name, image_id, by_mail
  FROM messages
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s
 ORDER BY seq;
