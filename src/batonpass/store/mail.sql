-- name: insert
INSERT INTO mails (merchant_id, id, kind, conversation_id, message_id, recipient, subject, body,
                   resumes, created_at, due_at)
VALUES (%(merchant)s, %(id)s, %(kind)s, %(conversation)s, %(message)s, %(recipient)s, %(subject)s,
        %(body)s, %(resumes)s, %(at)s, %(at)s);

-- name: get
SELECT * FROM mails WHERE merchant_id = %(merchant)s AND id = %(id)s AND state = 'due' FOR UPDATE;

-- name: sent
UPDATE mails SET state = 'sent', error = '' WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: failed
UPDATE mails SET state = %(state)s, error = %(error)s, tries = tries + 1, due_at = %(due)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: receive
INSERT INTO mailbox (merchant_id, id, at, recipient, subject, text)
VALUES (%(merchant)s, %(id)s, %(at)s, %(recipient)s, %(subject)s, %(text)s) ON CONFLICT DO NOTHING;

-- name: received
SELECT id, at, recipient, subject, text FROM mailbox WHERE merchant_id = %(merchant)s
 ORDER BY at DESC LIMIT 200;
