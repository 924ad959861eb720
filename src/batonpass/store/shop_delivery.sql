-- name: take
-- Stored only if neither its name nor, where that tells, its very body came before.
INSERT INTO shop_deliveries (merchant_id, vendor, id, digest, topic, outcome, at)
SELECT %(merchant)s, %(vendor)s, %(id)s, %(digest)s, %(topic)s, %(outcome)s, %(at)s
 WHERE %(again)s OR NOT EXISTS (
       SELECT FROM shop_deliveries
        WHERE merchant_id = %(merchant)s AND vendor = %(vendor)s AND digest = %(digest)s)
ON CONFLICT DO NOTHING RETURNING id;

-- name: sweep
DELETE FROM shop_deliveries
 WHERE merchant_id = %(merchant)s AND at < %(at)s - interval '14 days';

-- name: recent
SELECT vendor, topic, outcome, at FROM shop_deliveries
 WHERE merchant_id = %(merchant)s ORDER BY at DESC LIMIT %(limit)s;

-- name: concerned
-- Open handoffs whose packet shows that order, or any order if the message names no number.
SELECT h.id FROM handoffs h
  JOIN LATERAL (SELECT body FROM packets k
                 WHERE k.merchant_id = h.merchant_id AND k.handoff_id = h.id
                 ORDER BY k.revision DESC LIMIT 1) k ON true
 WHERE h.merchant_id = %(merchant)s AND h.state IN ('queued', 'offered', 'active', 'wrapping')
   AND jsonb_array_length(coalesce(k.body -> 'orders', '[]')) > 0
   AND (%(number)s = '' OR EXISTS (
        SELECT FROM jsonb_array_elements(k.body -> 'orders') o
         WHERE lower(ltrim(o ->> 'number', '#')) = lower(ltrim(%(number)s, '#'))))
   AND (%(parcel)s = '' OR EXISTS (
        SELECT FROM jsonb_array_elements(k.body -> 'orders') o,
                    jsonb_array_elements(coalesce(o -> 'parcels', '[]')) p
         WHERE p ->> 'number' = %(parcel)s))
 ORDER BY h.entered_at LIMIT 50;
