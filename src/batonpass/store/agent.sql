-- name: insert
INSERT INTO agents (merchant_id, id, email, name, role, state, language, password_hash,
                    invitation_hash, invitation_until, intent_at, idle_since, created_at,
                    wanted_units, capacity_units)
VALUES (%(merchant)s, %(id)s, %(email)s, %(name)s, %(role)s, %(state)s, %(language)s, %(password)s,
        %(invitation)s, %(invitation_until)s, %(at)s, %(at)s, %(at)s, %(units)s, %(units)s)
ON CONFLICT DO NOTHING RETURNING id;

-- name: get
SELECT a.*, EXISTS (SELECT FROM leases l WHERE l.merchant_id = a.merchant_id AND l.agent_id = a.id
                       AND l.expires_at > %(at)s) AS is_connected,
       coalesce((SELECT array_agg(queue_id) FROM queue_agents q
                  WHERE q.merchant_id = a.merchant_id AND q.agent_id = a.id), '{}') AS queues
  FROM agents a WHERE a.merchant_id = %(merchant)s AND a.id = %(id)s;

-- name: by_email
SELECT id, password_hash, state FROM agents
 WHERE merchant_id = %(merchant)s AND email = %(email)s;

-- name: by_invitation
SELECT id FROM agents
 WHERE merchant_id = %(merchant)s AND invitation_hash = %(hash)s AND invitation_until > %(at)s
   AND state = 'invited' FOR UPDATE;

-- name: activate
UPDATE agents SET state = 'active', password_hash = %(password)s, invitation_hash = NULL,
       invitation_until = NULL, revision = revision + 1
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: all
SELECT a.*, EXISTS (SELECT FROM leases l WHERE l.merchant_id = a.merchant_id AND l.agent_id = a.id
                       AND l.expires_at > %(at)s) AS is_connected,
       coalesce((SELECT array_agg(queue_id) FROM queue_agents q
                  WHERE q.merchant_id = a.merchant_id AND q.agent_id = a.id), '{}') AS queues
  FROM agents a WHERE a.merchant_id = %(merchant)s ORDER BY a.name, a.id;

-- name: update
UPDATE agents
   SET name = %(name)s, role = %(role)s, state = %(state)s, language = %(language)s,
       wanted_units = %(units)s,
       capacity_units = greatest(%(units)s, held_units + offered_units), revision = revision + 1
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND revision = %(revision)s
RETURNING revision;

-- name: clear_queues
DELETE FROM queue_agents WHERE merchant_id = %(merchant)s AND agent_id = %(id)s;

-- name: add_queues
INSERT INTO queue_agents (merchant_id, agent_id, queue_id)
SELECT q.merchant_id, %(id)s, q.id FROM queues q
 WHERE q.merchant_id = %(merchant)s AND q.id = ANY(%(queues)s) AND q.removed_at IS NULL
   FOR KEY SHARE;

-- name: leads
SELECT email FROM agents
 WHERE merchant_id = %(merchant)s AND role IN ('owner', 'lead') AND state = 'active'
 ORDER BY created_at;

-- name: owners
SELECT email FROM agents
 WHERE merchant_id = %(merchant)s AND role = 'owner' AND state = 'active' ORDER BY created_at;

-- name: seats
-- Who could be asked now: online, connected, with something free. What is read may have changed
-- when the offer is made: `reserve` sees to it.
SELECT a.id, a.capacity_units, a.wanted_units, a.held_units, a.offered_units, a.idle_since, a.name,
       coalesce((SELECT array_agg(queue_id) FROM queue_agents q
                  WHERE q.merchant_id = a.merchant_id AND q.agent_id = a.id), '{}') AS queues
  FROM agents a
 WHERE a.merchant_id = %(merchant)s AND a.state = 'active' AND a.intent = 'online'
   AND a.lost_at IS NULL AND a.held_units + a.offered_units < a.wanted_units
   AND EXISTS (SELECT FROM leases l WHERE l.merchant_id = a.merchant_id AND l.agent_id = a.id
                  AND l.expires_at > %(at)s)
 ORDER BY a.id;

-- name: staffing
SELECT count(*) AS agents, coalesce(sum(a.wanted_units), 0)::int AS units,
       coalesce(sum(greatest(a.wanted_units - a.held_units - a.offered_units, 0)), 0)::int AS free
  FROM agents a
  JOIN queue_agents q ON q.merchant_id = a.merchant_id AND q.agent_id = a.id
 WHERE a.merchant_id = %(merchant)s AND q.queue_id = %(queue)s
   AND a.state = 'active' AND a.intent = 'online'
   AND EXISTS (SELECT FROM leases l WHERE l.merchant_id = a.merchant_id AND l.agent_id = a.id
                  AND l.expires_at > %(at)s);

-- name: left_since
SELECT count(*) AS n FROM agents a
  JOIN queue_agents q ON q.merchant_id = a.merchant_id AND q.agent_id = a.id
 WHERE a.merchant_id = %(merchant)s AND q.queue_id = %(queue)s AND a.state = 'active'
   AND (a.lost_at > %(since)s OR (a.intent = 'away' AND a.intent_at > %(since)s));

-- name: standings
-- The same for every queue in one look, and how many wait live in each.
SELECT q.id AS queue_id, count(a.id) AS agents, coalesce(sum(a.wanted_units), 0)::int AS units,
       coalesce(sum(greatest(a.wanted_units - a.held_units - a.offered_units, 0)), 0)::int AS free,
       (SELECT count(*) FROM handoffs h
         WHERE h.merchant_id = q.merchant_id AND h.queue_id = q.id AND h.mode = 'live'
           AND h.state IN ('queued', 'offered')) AS waiting
  FROM queues q
  LEFT JOIN queue_agents s ON s.merchant_id = q.merchant_id AND s.queue_id = q.id
  LEFT JOIN agents a ON a.merchant_id = s.merchant_id AND a.id = s.agent_id
   AND a.state = 'active' AND a.intent = 'online'
   AND EXISTS (SELECT FROM leases l WHERE l.merchant_id = a.merchant_id AND l.agent_id = a.id
                  AND l.expires_at > %(at)s)
 WHERE q.merchant_id = %(merchant)s
 GROUP BY q.merchant_id, q.id;

-- name: reserve
UPDATE agents SET offered_units = offered_units + %(weight)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s
   AND state = 'active' AND intent = 'online' AND lost_at IS NULL
   AND held_units + offered_units + %(weight)s <= wanted_units
RETURNING id;

-- name: unreserve
UPDATE agents
   SET offered_units = offered_units - %(weight)s,
       capacity_units = greatest(wanted_units, held_units + offered_units - %(weight)s)
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: hold_reserved
UPDATE agents SET offered_units = offered_units - %(weight)s, held_units = held_units + %(weight)s,
       idle_since = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: hold
UPDATE agents SET held_units = held_units + %(weight)s, idle_since = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s
   AND held_units + offered_units + %(weight)s <= wanted_units
RETURNING id;

-- name: let_go
UPDATE agents
   SET held_units = held_units - %(weight)s, idle_since = %(at)s,
       capacity_units = greatest(wanted_units, held_units + offered_units - %(weight)s)
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: set_intent
UPDATE agents SET intent = %(intent)s, away_reason = %(reason)s, intent_at = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: lease
INSERT INTO leases (merchant_id, agent_id, device_id, expires_at)
VALUES (%(merchant)s, %(id)s, %(device)s, %(until)s)
ON CONFLICT (merchant_id, agent_id, device_id) DO UPDATE SET expires_at = excluded.expires_at;

-- name: drop_lease
DELETE FROM leases WHERE merchant_id = %(merchant)s AND agent_id = %(id)s AND device_id = %(device)s;

-- name: drop_expired
DELETE FROM leases WHERE merchant_id = %(merchant)s AND agent_id = %(id)s AND expires_at <= %(at)s;

-- name: is_connected
SELECT EXISTS (SELECT FROM leases WHERE merchant_id = %(merchant)s AND agent_id = %(id)s
                  AND expires_at > %(at)s) AS yes;

-- name: lock_all
SELECT id FROM agents
 WHERE merchant_id = %(merchant)s AND id = ANY(%(ids)s) ORDER BY id FOR NO KEY UPDATE;

-- name: lock
SELECT id, lost_at, intent FROM agents
 WHERE merchant_id = %(merchant)s AND id = %(id)s FOR NO KEY UPDATE;

-- name: set_lost
UPDATE agents SET lost_at = %(lost)s WHERE merchant_id = %(merchant)s AND id = %(id)s;
