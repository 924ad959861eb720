-- name: customers
-- Everybody who is that person by address, by the shop's own id, or by telephone number.
SELECT id FROM customers
 WHERE merchant_id = %(merchant)s AND created_at <= %(until)s
   AND (%(everybody)s
        OR (%(email)s <> '' AND lower(email) = %(email)s)
        OR (%(subject)s <> '' AND subject = %(subject)s)
        OR (%(phone)s <> '' AND phone <> '' AND right(regexp_replace(phone, '[^0-9]', '', 'g'), 9)
            = right(regexp_replace(%(phone)s, '[^0-9]', '', 'g'), 9)))
 ORDER BY id FOR UPDATE;

-- name: conversations
SELECT id FROM conversations
 WHERE merchant_id = %(merchant)s AND customer_id = ANY(%(customers)s) ORDER BY id FOR UPDATE;

-- name: events
SELECT conversation_id, seq, type, data::text AS data FROM events
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(conversations)s)
 ORDER BY conversation_id, seq;

-- name: blank_events
UPDATE events e SET data = n.data::jsonb
  FROM unnest(%(ids)s::uuid[], %(seqs)s::bigint[], %(datas)s::text[]) AS n (id, seq, data)
 WHERE e.merchant_id = %(merchant)s AND e.conversation_id = n.id AND e.seq = n.seq;

-- name: reasons
SELECT id, reason FROM handoffs
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(conversations)s);

-- name: blank_reason
UPDATE handoffs SET reason = %(reason)s, words = '[]'
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: blank_messages
UPDATE messages SET text = '', author_name = CASE WHEN kind = 'customer' THEN '' ELSE author_name END,
       image_id = NULL
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(conversations)s);

-- name: drop_images
DELETE FROM images
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(conversations)s);

-- name: drop_packets
DELETE FROM packets p USING handoffs h
 WHERE p.merchant_id = %(merchant)s AND h.merchant_id = p.merchant_id AND h.id = p.handoff_id
   AND h.conversation_id = ANY(%(conversations)s);

-- name: drop_cases
DELETE FROM trigger_cases
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(conversations)s);

-- name: drop_intakes
DELETE FROM intakes
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(conversations)s);

-- name: blank_suggestions
UPDATE suggestions s SET why = '' FROM handoffs h
 WHERE s.merchant_id = %(merchant)s AND h.merchant_id = s.merchant_id AND h.id = s.handoff_id
   AND h.conversation_id = ANY(%(conversations)s);

-- name: drop_backtests
-- A report quotes what it found; it can be asked for again.
DELETE FROM backtests b
 WHERE b.merchant_id = %(merchant)s AND EXISTS (
       SELECT FROM unnest(%(names)s::text[]) AS name WHERE position(name IN b.report::text) > 0);

-- name: drop_mails
DELETE FROM mails
 WHERE merchant_id = %(merchant)s
   AND (conversation_id = ANY(%(conversations)s) OR (%(email)s <> '' AND lower(recipient) = %(email)s));

-- name: drop_mailbox
DELETE FROM mailbox
 WHERE merchant_id = %(merchant)s AND %(email)s <> '' AND lower(recipient) = %(email)s;

-- name: blank_conversations
UPDATE conversations SET last_text = '', page = ''
 WHERE merchant_id = %(merchant)s AND id = ANY(%(conversations)s);

-- name: blank_surveys
UPDATE surveys SET comment = ''
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(conversations)s);

-- name: blank_customers
-- The browser's token ends too: what it opened says nothing any more.
UPDATE customers
   SET name = '', email = '', phone = '', subject = NULL, time_zone = '', level = 'anonymous',
       token_hash = sha256(token_hash || %(salt)s)
 WHERE merchant_id = %(merchant)s AND id = ANY(%(customers)s);

-- name: drop_answers
DELETE FROM answers
 WHERE merchant_id = %(merchant)s AND principal = ANY(%(principals)s);

-- name: drop_lookups
DELETE FROM lookups WHERE merchant_id = %(merchant)s AND subject = ANY(%(subjects)s);

-- name: drop_links
DELETE FROM resume_links
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(conversations)s);

-- name: drop_orders
DELETE FROM shop_orders
 WHERE merchant_id = %(merchant)s
   AND ((%(email)s <> '' AND email = %(email)s) OR (%(subject)s <> '' AND customer_id = lower(%(subject)s)));

-- name: persons
SELECT id, name, email, phone, level, subject, language, time_zone, created_at FROM customers
 WHERE merchant_id = %(merchant)s AND id = ANY(%(customers)s) ORDER BY created_at;

-- name: said
SELECT conversation_id, at, kind, author_name, text, image_id FROM messages
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(conversations)s) AND kind <> 'note'
 ORDER BY conversation_id, seq;

-- name: talks
SELECT id, channel, language, opened_at, resolved_at, page FROM conversations
 WHERE merchant_id = %(merchant)s AND id = ANY(%(conversations)s) ORDER BY opened_at;

-- name: rated
SELECT conversation_id, asked_at, score, repeated, comment FROM surveys
 WHERE merchant_id = %(merchant)s AND conversation_id = ANY(%(conversations)s)
   AND answered_at IS NOT NULL;

-- name: pushed
SELECT body FROM shop_orders
 WHERE merchant_id = %(merchant)s
   AND ((%(email)s <> '' AND email = %(email)s) OR (%(subject)s <> '' AND customer_id = lower(%(subject)s)));

-- name: keep_export
INSERT INTO customer_exports (merchant_id, id, request, about, body, at)
VALUES (%(merchant)s, %(id)s, %(request)s, %(about)s, %(body)s, %(at)s);

-- name: exports
SELECT id, request, about, at FROM customer_exports
 WHERE merchant_id = %(merchant)s AND at > %(at)s - interval '30 days' ORDER BY at DESC LIMIT 100;

-- name: export
SELECT body FROM customer_exports
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND at > %(at)s - interval '30 days';

-- name: drop_exports
DELETE FROM customer_exports
 WHERE merchant_id = %(merchant)s AND (%(about)s = '' OR about = %(about)s);

-- name: old_exports
DELETE FROM customer_exports WHERE merchant_id = %(merchant)s AND at < %(at)s - interval '30 days';
