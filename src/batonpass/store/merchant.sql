-- name: insert
INSERT INTO merchants (merchant_id, slug, name, settings, is_sandbox, clock_offset, created_at)
VALUES (%(merchant)s, %(slug)s, %(name)s, %(settings)s, %(is_sandbox)s, '0', clock_timestamp())
ON CONFLICT DO NOTHING RETURNING merchant_id;

-- name: get
SELECT merchant_id, slug, name, settings, revision, is_sandbox, identity_secret FROM merchants
 WHERE merchant_id = %(merchant)s;

-- name: update
UPDATE merchants SET name = %(name)s, settings = %(settings)s, revision = revision + 1
 WHERE merchant_id = %(merchant)s AND revision = %(revision)s RETURNING revision;

-- name: set_clock
UPDATE merchants SET clock_offset = %(at)s - clock_timestamp()
 WHERE merchant_id = %(merchant)s AND is_sandbox RETURNING merchant_id;

-- name: set_identity_secret
UPDATE merchants SET identity_secret = %(secret)s WHERE merchant_id = %(merchant)s;

-- name: set_ledger_due
UPDATE merchants SET ledger_due_at = %(at)s, ledger_claimed_until = 'epoch'
 WHERE merchant_id = %(merchant)s;
