-- name: all
SELECT c.id, c.name, c.body::text, c.conversation_id, c.created_at, c.created_by,
       w.reason, w.at AS waived_at, w.by AS waived_by
  FROM trigger_cases c
  LEFT JOIN trigger_waivers w ON w.merchant_id = c.merchant_id AND w.case_id = c.id
       AND w.version = %(version)s
 WHERE c.merchant_id = %(merchant)s ORDER BY c.created_at, c.id;

-- name: count
SELECT count(*) AS n FROM trigger_cases WHERE merchant_id = %(merchant)s;

-- name: insert
INSERT INTO trigger_cases (merchant_id, id, name, body, conversation_id, created_at, created_by)
VALUES (%(merchant)s, %(id)s, %(name)s, %(body)s, %(conversation)s, %(at)s, %(by)s)
ON CONFLICT (merchant_id, name) DO NOTHING RETURNING id;

-- name: drop
DELETE FROM trigger_cases WHERE merchant_id = %(merchant)s AND id = %(id)s RETURNING name;

-- name: waive
INSERT INTO trigger_waivers (merchant_id, case_id, version, reason, at, by)
SELECT %(merchant)s, id, %(version)s, %(reason)s, %(at)s, %(by)s FROM trigger_cases
 WHERE merchant_id = %(merchant)s AND id = %(id)s
ON CONFLICT DO NOTHING RETURNING case_id;
