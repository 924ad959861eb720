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

-- name: put_back
-- The clock went back by so much, and whatever is still going on goes back with it: who has waited
-- ten minutes has waited ten minutes, and what is to happen in ten happens in ten. Times that were
-- agreed by the clock (a call, an opening) stay.
WITH l AS (
    UPDATE leases SET expires_at = expires_at - %(by)s WHERE merchant_id = %(merchant)s),
a AS (
    UPDATE agents SET idle_since = idle_since - %(by)s, intent_at = intent_at - %(by)s,
           lost_at = lost_at - %(by)s
     WHERE merchant_id = %(merchant)s),
c AS (
    UPDATE conversations SET seen_at = seen_at - %(by)s
     WHERE merchant_id = %(merchant)s AND status <> 'resolved'),
t AS (
    UPDATE turns SET created_at = created_at - %(by)s, due_at = due_at - %(by)s
     WHERE merchant_id = %(merchant)s AND state = 'pending'),
i AS (
    UPDATE intakes SET asked_at = asked_at - %(by)s, due_at = due_at - %(by)s
     WHERE merchant_id = %(merchant)s),
o AS (
    UPDATE offers SET made_at = made_at - %(by)s, due_at = due_at - %(by)s
     WHERE merchant_id = %(merchant)s AND state = 'pending'),
p AS (
    UPDATE promises SET told_at = told_at - %(by)s
     WHERE merchant_id = %(merchant)s AND truth IS NULL),
e AS (
    UPDATE line_events SET at = at - %(by)s, rank = rank - %(by)s
     WHERE merchant_id = %(merchant)s)
UPDATE handoffs
   SET rank = rank - %(by)s, entered_at = entered_at - %(by)s,
       words = (SELECT coalesce(jsonb_agg(jsonb_set(told, '{at}',
                           to_jsonb((told ->> 'at')::timestamptz - %(by)s)) ORDER BY nth), '[]')
                  FROM jsonb_array_elements(words) WITH ORDINALITY AS said (told, nth)),
       accepted_at = accepted_at - %(by)s, first_reply_at = first_reply_at - %(by)s,
       packet_due_at = packet_due_at - %(by)s, word_due_at = word_due_at - %(by)s,
       alert_due_at = alert_due_at - %(by)s, relax_due_at = relax_due_at - %(by)s,
       absence_due_at = absence_due_at - %(by)s, grace_due_at = grace_due_at - %(by)s,
       hold_due_at = hold_due_at - %(by)s
 WHERE merchant_id = %(merchant)s AND state IN ('queued', 'offered', 'active', 'wrapping');

-- name: set_identity_secret
UPDATE merchants SET identity_secret = %(secret)s WHERE merchant_id = %(merchant)s;

-- name: set_ledger_due
UPDATE merchants SET ledger_due_at = %(at)s, ledger_claimed_until = 'epoch'
 WHERE merchant_id = %(merchant)s;
