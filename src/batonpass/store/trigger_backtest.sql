-- name: insert
INSERT INTO backtests (merchant_id, id, days, rules, against, staffing, asked_at, asked_by)
VALUES (%(merchant)s, %(id)s, %(days)s, %(rules)s, %(against)s, %(staffing)s, %(at)s, %(by)s)
ON CONFLICT (merchant_id) WHERE state = 'due' DO NOTHING RETURNING id;

-- name: all
SELECT id, state, days, asked_at, asked_by, ended_at, done, total, NULL AS report
  FROM backtests WHERE merchant_id = %(merchant)s ORDER BY asked_at DESC LIMIT 20;

-- name: get
SELECT id, state, days, asked_at, asked_by, ended_at, done, total, report::text
  FROM backtests WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: task
SELECT rules, against, days, staffing::text, tries FROM backtests
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND state = 'due';

-- name: progress
UPDATE backtests SET done = %(done)s, total = %(total)s,
       claimed_until = clock_timestamp() + interval '1 minute'
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND state = 'due' RETURNING id;

-- name: end
UPDATE backtests SET state = %(state)s, report = %(report)s, ended_at = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND state = 'due' RETURNING id;

-- name: trim
DELETE FROM backtests WHERE merchant_id = %(merchant)s AND id IN (
    SELECT id FROM backtests WHERE merchant_id = %(merchant)s AND state <> 'due'
     ORDER BY asked_at DESC OFFSET 20);
