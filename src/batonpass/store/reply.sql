-- name: all
SELECT id, title, text, shortcut, revision FROM replies WHERE merchant_id = %(merchant)s ORDER BY title;

-- name: get
SELECT id, title, text, shortcut, revision FROM replies
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: save
INSERT INTO replies (merchant_id, id, title, text, shortcut)
VALUES (%(merchant)s, %(id)s, %(title)s, %(text)s, %(shortcut)s)
ON CONFLICT (merchant_id, id) DO UPDATE
   SET title = excluded.title, text = excluded.text, shortcut = excluded.shortcut,
       revision = replies.revision + 1;

-- name: drop
DELETE FROM replies WHERE merchant_id = %(merchant)s AND id = %(id)s RETURNING id;
