-- name: published
SELECT version, body FROM trigger_documents
 WHERE merchant_id = %(merchant)s AND state = 'published';

-- name: all
SELECT version, state, body, revision, changed_at, changed_by, published_at FROM trigger_documents
 WHERE merchant_id = %(merchant)s ORDER BY version DESC LIMIT 100;

-- name: get
SELECT version, state, body, revision, published_at FROM trigger_documents
 WHERE merchant_id = %(merchant)s AND version = %(version)s FOR UPDATE;

-- name: save_draft
INSERT INTO trigger_documents (merchant_id, version, state, body, changed_at, changed_by)
VALUES (%(merchant)s,
        (SELECT coalesce(max(version), 0) + 1 FROM trigger_documents WHERE merchant_id = %(merchant)s),
        'draft', %(body)s, %(at)s, %(by)s)
ON CONFLICT (merchant_id) WHERE state = 'draft'
DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at,
              changed_by = excluded.changed_by, revision = trigger_documents.revision + 1
RETURNING version, revision;

-- name: retire
UPDATE trigger_documents SET state = 'retired'
 WHERE merchant_id = %(merchant)s AND state = 'published';

-- name: publish
UPDATE trigger_documents SET state = 'published', published_at = %(at)s, changed_by = %(by)s
 WHERE merchant_id = %(merchant)s AND version = %(version)s RETURNING version;

-- name: keep_default
-- The built-in document gets a row when somebody rolls back to it, so that who and when are kept.
INSERT INTO trigger_documents (merchant_id, version, state, body, changed_at, changed_by, published_at)
VALUES (%(merchant)s, 0, 'retired', %(body)s, %(at)s, %(by)s, %(at)s)
ON CONFLICT (merchant_id, version) DO UPDATE SET body = excluded.body;

-- name: discard
DELETE FROM trigger_documents
 WHERE merchant_id = %(merchant)s AND version = %(version)s AND state = 'draft';

-- name: fired
SELECT rule, at FROM fired
 WHERE merchant_id = %(merchant)s AND conversation_id = %(conversation)s AND episode = %(episode)s;

-- name: fire
INSERT INTO fired (merchant_id, conversation_id, episode, rule, at)
VALUES (%(merchant)s, %(conversation)s, %(episode)s, %(rule)s, %(at)s)
ON CONFLICT (merchant_id, conversation_id, episode, rule) DO UPDATE SET at = excluded.at;
