-- name: stamp
SELECT l.version, f.model, f.drift, f.traffic, f.fitted_at,
       coalesce(f.fitted_at > %(since)s, false) AS is_fresh
  FROM (SELECT coalesce(max(version), 0) AS version FROM documents
         WHERE merchant_id = %(merchant)s AND kind = 'categories') AS l
  LEFT JOIN category_fits AS f ON f.merchant_id = %(merchant)s AND f.version = l.version;

-- name: fit
SELECT body FROM category_fits WHERE merchant_id = %(merchant)s AND version = %(version)s;

-- name: keep_fit
INSERT INTO category_fits (merchant_id, version, model, body, drift, traffic, fitted_at)
VALUES (%(merchant)s, %(version)s, %(model)s, %(body)s, %(drift)s, %(traffic)s, %(at)s)
ON CONFLICT (merchant_id, version)
DO UPDATE SET model = excluded.model, body = excluded.body, drift = excluded.drift,
              traffic = excluded.traffic, fitted_at = excluded.fitted_at;

-- name: drop_fits
DELETE FROM category_fits WHERE merchant_id = %(merchant)s AND version < %(version)s;

-- name: traffic
-- What customers told the assistant in the newest conversations.
SELECT m.text
  FROM (SELECT id FROM conversations WHERE merchant_id = %(merchant)s
         ORDER BY id DESC LIMIT %(conversations)s) AS c
  JOIN messages AS m ON m.merchant_id = %(merchant)s AND m.conversation_id = c.id
 WHERE m.kind = 'customer' AND m.control = 'assistant' AND m.text <> ''
 ORDER BY c.id DESC, m.seq
 LIMIT %(messages)s;
