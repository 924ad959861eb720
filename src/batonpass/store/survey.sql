-- name: ask
INSERT INTO surveys (merchant_id, conversation_id, episode, part, agent_id, asked_at)
VALUES (%(merchant)s, %(conversation)s, %(episode)s, %(part)s, %(agent)s, %(at)s)
ON CONFLICT DO NOTHING RETURNING part;

-- name: answer
UPDATE surveys SET score = %(score)s, repeated = %(repeated)s, comment = %(comment)s, answered_at = %(at)s
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s AND part = %(part)s
   AND episode = (SELECT max(episode) FROM surveys
                   WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s
                     AND part = %(part)s)
RETURNING episode;

-- name: latest
SELECT part, score, episode FROM surveys
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s
 ORDER BY asked_at DESC, part LIMIT 1;

-- name: repeat
INSERT INTO repeats (merchant_id, conversation_id, message_seq, field, author_kind, agent_id,
                     is_on_purpose, at)
VALUES (%(merchant)s, %(conversation)s, %(seq)s, %(field)s, %(kind)s, %(agent)s, %(on_purpose)s, %(at)s)
ON CONFLICT DO NOTHING;
