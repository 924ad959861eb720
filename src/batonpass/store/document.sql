-- name: in_force
SELECT version, body::text AS body, changed_at, changed_by FROM documents
 WHERE merchant_id = %(merchant)s AND kind = %(kind)s ORDER BY version DESC LIMIT 1;

-- name: versions
SELECT version, changed_at, changed_by FROM documents
 WHERE merchant_id = %(merchant)s AND kind = %(kind)s ORDER BY version DESC LIMIT 100;

-- name: get
SELECT version, body::text AS body, changed_at, changed_by FROM documents
 WHERE merchant_id = %(merchant)s AND kind = %(kind)s AND version = %(version)s;

-- name: add
INSERT INTO documents (merchant_id, kind, version, body, changed_at, changed_by)
VALUES (%(merchant)s, %(kind)s, %(version)s, %(body)s, %(at)s, %(by)s)
ON CONFLICT DO NOTHING RETURNING version;
