-- name: insert_link
INSERT INTO resume_links (merchant_id, id, conversation_id, customer_id, secret_hash, way, made_at,
                          expires_at, opens_left, tries_left)
VALUES (%(merchant)s, %(id)s, %(conversation)s, %(customer)s, %(hash)s, %(way)s, %(at)s, %(until)s,
        %(opens)s, %(tries)s);

-- name: end_shown
-- A new link on the screen takes the place of the one before; what that one opened goes on.
UPDATE resume_links SET expires_at = %(at)s
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s AND way = 'shown'
   AND expires_at > %(at)s;

-- name: lock_link
SELECT l.conversation_id, l.customer_id, l.secret_hash, l.tries_left,
       l.expires_at > %(at)s AND l.opens_left > 0 AND c.status <> 'resolved' AS is_open
  FROM resume_links l
  JOIN conversations c ON c.merchant_id = l.merchant_id AND c.id = l.conversation_id
 WHERE l.merchant_id = %(merchant)s AND l.id = %(id)s FOR UPDATE OF l;

-- name: tried
UPDATE resume_links SET tries_left = tries_left - 1
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND tries_left > 0;

-- name: opened
UPDATE resume_links SET opens_left = opens_left - 1
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: insert_device
INSERT INTO resume_devices (merchant_id, id, link_id, token_hash, made_at, expires_at)
VALUES (%(merchant)s, %(id)s, %(link)s, %(hash)s, %(at)s, %(until)s);

-- name: device
-- It may read on for a day after the end, to see the answer and to rate it.
SELECT d.token_hash, l.conversation_id, l.customer_id, p.name
  FROM resume_devices d
  JOIN resume_links l ON l.merchant_id = d.merchant_id AND l.id = d.link_id
  JOIN conversations c ON c.merchant_id = l.merchant_id AND c.id = l.conversation_id
  JOIN customers p ON p.merchant_id = l.merchant_id AND p.id = l.customer_id
 WHERE d.merchant_id = %(merchant)s AND d.id = %(id)s AND d.expires_at > %(at)s
   AND (c.resolved_at IS NULL OR c.resolved_at > %(at)s - interval '1 day');

-- name: revoke
DELETE FROM resume_links
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s;

-- name: sweep
DELETE FROM resume_links l
 WHERE l.merchant_id = %(merchant)s AND l.expires_at < %(at)s
   AND NOT EXISTS (SELECT FROM resume_devices d WHERE d.merchant_id = l.merchant_id
                      AND d.link_id = l.id AND d.expires_at > %(at)s);
