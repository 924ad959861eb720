-- name: lock
SELECT * FROM conversations WHERE merchant_id = %(merchant)s AND id = %(id)s FOR UPDATE;

-- name: get
SELECT * FROM conversations WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: share
-- Writers wait until the reader has read all of it: rows and log are of one instant.
SELECT * FROM conversations WHERE merchant_id = %(merchant)s AND id = %(id)s FOR SHARE;

-- name: open_of
SELECT * FROM conversations
 WHERE merchant_id = %(merchant)s AND customer_id = %(customer)s AND status <> 'resolved';

-- name: latest_of
SELECT * FROM conversations
 WHERE merchant_id = %(merchant)s AND customer_id = %(customer)s
 ORDER BY opened_at DESC, id DESC LIMIT 1;

-- name: insert
-- One open conversation a customer: the second of two at once finds the first.
INSERT INTO conversations
    (merchant_id, id, customer_id, channel, language, page, opened_at, changed_at, seen_at)
VALUES (%(merchant)s, %(id)s, %(customer)s, %(channel)s, %(language)s, %(page)s, %(at)s, %(at)s, %(at)s)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: pass_control
UPDATE conversations SET control = %(control)s, epoch = %(epoch)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: resolve
UPDATE conversations
   SET status = 'resolved', control = 'nobody', epoch = %(epoch)s, resolved_at = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: reopen
UPDATE conversations
   SET status = 'open', control = %(control)s, epoch = %(epoch)s, resolved_at = NULL
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: measured
UPDATE conversations
   SET measured_seq = %(seq)s, frustration = %(frustration)s,
       category = CASE WHEN %(category)s = '' THEN category ELSE %(category)s END,
       language = CASE WHEN language = '' THEN %(language)s ELSE language END
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: set_episode
UPDATE conversations
   SET episode = %(episode)s, boundary_seq = %(boundary)s, is_assisted = false
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: set_boundary
UPDATE conversations SET boundary_seq = seq, measured_seq = seq
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: set_assisted
UPDATE conversations SET is_assisted = %(is_assisted)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: set_away
UPDATE conversations SET is_away = %(is_away)s, seen_at = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: seen
UPDATE conversations SET seen_at = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND (seen_at IS NULL OR seen_at < %(at)s);

-- name: seq
SELECT seq FROM conversations WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: seqs
SELECT id, seq FROM conversations WHERE merchant_id = %(merchant)s AND id = ANY(%(ids)s);
