-- name: insert
INSERT INTO packets (merchant_id, handoff_id, revision, body, through_seq, built_at, build_seconds)
VALUES (%(merchant)s, %(handoff)s, %(revision)s, %(body)s, %(through)s, %(at)s, %(seconds)s)
ON CONFLICT DO NOTHING;

-- name: latest
SELECT revision, body::text AS body, through_seq, built_at FROM packets
 WHERE merchant_id = %(merchant)s AND handoff_id = %(handoff)s ORDER BY revision DESC LIMIT 1;
