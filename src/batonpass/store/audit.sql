-- name: add
INSERT INTO audit (merchant_id, id, at, who, what, about, detail)
VALUES (%(merchant)s, %(id)s, %(at)s, %(who)s, %(what)s, %(about)s, %(detail)s);

-- name: page
SELECT id, at, who, what, about, detail FROM audit
 WHERE merchant_id = %(merchant)s AND (%(before)s::uuid IS NULL OR id < %(before)s)
 ORDER BY id DESC LIMIT %(limit)s;
