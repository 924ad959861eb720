-- name: find
SELECT kind, address, sealed, key_name, terms, state, revision, connected_at, connected_by, gone_at,
       checked_at, last_success_at, last_error_at, last_error, is_answering, missing, hook_at,
       hook_refused_at
  FROM shop_connections WHERE merchant_id = %(merchant)s;

-- name: lock
SELECT revision FROM shop_connections WHERE merchant_id = %(merchant)s FOR UPDATE;

-- name: save
-- A new connection forgets how the old one was doing; the terms stay.
INSERT INTO shop_connections (merchant_id, kind, address, sealed, key_name, terms, connected_at,
       connected_by, checked_at, last_success_at, missing, told, check_due_at)
VALUES (%(merchant)s, %(kind)s, %(address)s, %(sealed)s, %(key_name)s, %(terms)s, %(at)s, %(by)s,
        %(at)s, %(success_at)s, %(missing)s, %(missing)s, clock_timestamp() + interval '10 minutes')
ON CONFLICT (merchant_id) DO UPDATE
   SET kind = excluded.kind, address = excluded.address, sealed = excluded.sealed,
       key_name = excluded.key_name, state = 'connected', gone_at = NULL,
       revision = shop_connections.revision + 1, connected_at = excluded.connected_at,
       connected_by = excluded.connected_by, checked_at = excluded.checked_at,
       last_success_at = excluded.last_success_at, last_error_at = NULL, last_error = '',
       is_answering = true, missing = excluded.missing, told = excluded.told, hook_at = NULL, hook_refused_at = NULL,
       check_due_at = excluded.check_due_at;

-- name: reseal
UPDATE shop_connections SET sealed = %(sealed)s, key_name = %(key_name)s
 WHERE merchant_id = %(merchant)s AND revision = %(revision)s;

-- name: set_terms
UPDATE shop_connections SET terms = %(terms)s, revision = revision + 1
 WHERE merchant_id = %(merchant)s AND revision = %(revision)s RETURNING revision;

-- name: leave
UPDATE shop_connections
   SET state = 'gone', gone_at = %(at)s, sealed = %(sealed)s, key_name = %(key_name)s,
       is_answering = false, revision = revision + 1
 WHERE merchant_id = %(merchant)s;

-- name: forget
DELETE FROM shop_connections WHERE merchant_id = %(merchant)s;

-- name: note_health
UPDATE shop_connections
   SET last_success_at = greatest(last_success_at, %(success_at)s),
       last_error_at = greatest(last_error_at, %(error_at)s),
       last_error = CASE WHEN %(error)s = '' THEN last_error ELSE %(error)s END,
       is_answering = %(is_answering)s
 WHERE merchant_id = %(merchant)s AND revision = %(revision)s AND state = 'connected';

-- name: checked
-- What was told before comes back.
WITH before AS (
    SELECT told FROM shop_connections WHERE merchant_id = %(merchant)s FOR UPDATE)
UPDATE shop_connections s
   SET missing = coalesce(%(missing)s::jsonb, s.missing), checked_at = %(at)s, told = %(told)s,
       check_due_at = clock_timestamp() + interval '10 minutes', claimed_until = 'epoch'
  FROM before
 WHERE s.merchant_id = %(merchant)s RETURNING before.told;

-- name: heard
UPDATE shop_connections SET hook_at = %(at)s WHERE merchant_id = %(merchant)s;

-- name: refused
UPDATE shop_connections SET hook_refused_at = %(at)s
 WHERE merchant_id = %(merchant)s
   AND (hook_refused_at IS NULL OR hook_refused_at < %(at)s - interval '1 minute');
