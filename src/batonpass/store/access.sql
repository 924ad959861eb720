-- name: add_session
INSERT INTO sessions (merchant_id, token_hash, agent_id, csrf, created_at, expires_at)
VALUES (%(merchant)s, %(token)s, %(agent)s, %(csrf)s, %(at)s, %(until)s);

-- name: session
SELECT s.agent_id, s.csrf, a.role, a.state, a.name FROM sessions s
  JOIN agents a ON a.merchant_id = s.merchant_id AND a.id = s.agent_id
 WHERE s.merchant_id = %(merchant)s AND s.token_hash = %(token)s AND s.expires_at > %(at)s;

-- name: drop_session
DELETE FROM sessions WHERE merchant_id = %(merchant)s AND token_hash = %(token)s
RETURNING agent_id;

-- name: drop_sessions_of
DELETE FROM sessions WHERE merchant_id = %(merchant)s AND agent_id = %(agent)s;

-- name: add_key
INSERT INTO keys (merchant_id, id, name, secret_hash, scopes, created_at)
VALUES (%(merchant)s, %(id)s, %(name)s, %(secret)s, %(scopes)s, %(at)s);

-- name: key
SELECT id, name, secret_hash, scopes FROM keys
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND revoked_at IS NULL;

-- name: use_key
UPDATE keys SET last_used_at = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s
   AND (last_used_at IS NULL OR last_used_at < %(at)s - interval '1 minute');

-- name: keys
SELECT id, name, scopes, created_at, last_used_at, revoked_at FROM keys
 WHERE merchant_id = %(merchant)s ORDER BY created_at DESC;

-- name: revoke_key
UPDATE keys SET revoked_at = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND revoked_at IS NULL RETURNING id;

-- name: count_tries
SELECT count(*) AS n FROM lookups
 WHERE merchant_id = %(merchant)s AND subject = ANY(%(subjects)s) AND at > %(since)s
 GROUP BY subject ORDER BY n DESC LIMIT 1;

-- name: add_tries
INSERT INTO lookups (merchant_id, subject, at)
SELECT %(merchant)s, s, %(at)s FROM unnest(%(subjects)s::text[]) AS s;

-- name: drop_tries
DELETE FROM lookups
 WHERE merchant_id = %(merchant)s AND subject = ANY(%(subjects)s) AND at = %(at)s;
