-- name: insert
INSERT INTO images (merchant_id, id, conversation_id, media_type, width, height, bytes, created_at)
VALUES (%(merchant)s, %(id)s, %(conversation)s, %(media_type)s, %(width)s, %(height)s, %(bytes)s, %(at)s);

-- name: get
SELECT conversation_id, media_type, width, height, bytes FROM images
 WHERE merchant_id = %(merchant)s AND id = %(id)s;
