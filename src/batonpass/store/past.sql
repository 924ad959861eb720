-- name: next_due
SELECT least(
    (SELECT min(due_at) FROM handoffs WHERE merchant_id = %(merchant)s AND due_at IS NOT NULL),
    (SELECT min(due_at) FROM offers WHERE merchant_id = %(merchant)s AND state = 'pending')) AS at;

-- name: has_any
SELECT EXISTS (SELECT FROM conversations
                WHERE merchant_id = %(merchant)s AND opened_at < %(before)s) AS yes;

-- name: columns
SELECT column_name::text AS name FROM information_schema.columns
 WHERE table_schema = 'public' AND table_name = %(table)s AND is_generated = 'NEVER'
   AND is_identity = 'NO'
 ORDER BY ordinal_position;

-- name: is_anybody_waiting
SELECT EXISTS (SELECT FROM handoffs
                WHERE merchant_id = %(merchant)s AND state IN ('queued', 'offered')) AS yes;
