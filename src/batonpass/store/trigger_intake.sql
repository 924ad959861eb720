-- name: open
INSERT INTO intakes (merchant_id, conversation_id, rule, opening, items, offers_email, asked_seq,
                     asked_at, due_at)
VALUES (%(merchant)s, %(conversation)s, %(rule)s, %(opening)s, %(items)s, %(email)s, %(seq)s,
        %(at)s, %(due)s)
ON CONFLICT (merchant_id, conversation_id) DO NOTHING;

-- name: lock
SELECT rule, opening::text, items, offers_email, asked_seq, due_at FROM intakes
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s FOR UPDATE;

-- name: drop
DELETE FROM intakes WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s;
