-- name: lock
SELECT h.*, q.name AS queue_name FROM handoffs h
  JOIN queues q ON q.merchant_id = h.merchant_id AND q.id = h.queue_id
 WHERE h.merchant_id = %(merchant)s AND h.id = %(id)s FOR UPDATE OF h;

-- name: get
SELECT h.*, q.name AS queue_name FROM handoffs h
  JOIN queues q ON q.merchant_id = h.merchant_id AND q.id = h.queue_id
 WHERE h.merchant_id = %(merchant)s AND h.id = %(id)s;

-- name: open_of
SELECT h.*, q.name AS queue_name FROM handoffs h
  JOIN queues q ON q.merchant_id = h.merchant_id AND q.id = h.queue_id
 WHERE h.merchant_id = %(merchant)s AND h.conversation_id = %(conversation)s
   AND h.state IN ('queued', 'offered', 'active', 'wrapping') FOR UPDATE OF h;

-- name: open_of_all
SELECT h.*, q.name AS queue_name FROM handoffs h
  JOIN queues q ON q.merchant_id = h.merchant_id AND q.id = h.queue_id
 WHERE h.merchant_id = %(merchant)s AND h.conversation_id = ANY(%(conversations)s)
   AND h.state IN ('queued', 'offered', 'active', 'wrapping')
 ORDER BY h.conversation_id FOR UPDATE OF h;

-- name: latest_of
SELECT h.*, q.name AS queue_name FROM handoffs h
  JOIN queues q ON q.merchant_id = h.merchant_id AND q.id = h.queue_id
 WHERE h.merchant_id = %(merchant)s AND h.conversation_id = %(conversation)s
 ORDER BY h.episode DESC LIMIT 1;

-- name: insert
INSERT INTO handoffs
    (merchant_id, id, conversation_id, episode, state, mode, reason, queue_id, priority, weight,
     rank, entered_at, changed_at, packet_due_at, word_due_at, alert_due_at, relax_due_at,
     absence_due_at, prefer_agent_id)
VALUES (%(merchant)s, %(id)s, %(conversation)s, %(episode)s, 'queued', %(mode)s, %(reason)s,
        %(queue)s, %(priority)s, %(weight)s, %(rank)s, %(at)s, %(at)s, %(packet_due)s,
        %(word_due)s, %(alert_due)s, %(relax_due)s, %(absence_due)s, %(prefer)s);

-- name: move
-- Moves it only if nobody did since it was read; no row back means Overtaken.
-- What falls due afterwards depends on the state it comes to. Who waits keeps their rank; a new
-- one comes only with another queue.
UPDATE handoffs
   SET state = %(state)s, agent_id = %(agent)s, queue_id = %(queue)s, rank = %(rank)s,
       weight = %(weight)s, mode = %(mode)s, changed_at = %(at)s, revision = %(next)s, claimed_until = 'epoch',
       prefer_agent_id = %(prefer)s,
       accepted_at = CASE WHEN %(state)s = 'active' AND accepted_at IS NULL THEN %(at)s ELSE accepted_at END,
       ended_at = CASE WHEN %(state)s IN ('wrapping', 'closed', 'abandoned', 'withdrawn')
                       AND ended_at IS NULL THEN %(at)s ELSE ended_at END,
       disposition = %(disposition)s,
       packet_due_at = CASE WHEN %(state)s IN ('queued', 'offered', 'active', 'wrapping') THEN packet_due_at END,
       word_due_at = CASE WHEN %(state)s IN ('queued', 'offered') THEN coalesce(word_due_at, %(at)s) END,
       alert_due_at = CASE WHEN %(state)s IN ('queued', 'offered') THEN alert_due_at END,
       relax_due_at = CASE WHEN %(state)s IN ('queued', 'offered') THEN relax_due_at END,
       absence_due_at = CASE WHEN %(state)s IN ('queued', 'offered') THEN absence_due_at END,
       grace_due_at = CASE WHEN %(state)s = 'active' THEN grace_due_at END,
       hold_due_at = %(hold_due)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND revision = %(revision)s
RETURNING revision;

-- name: history
INSERT INTO moves (merchant_id, handoff_id, revision, event, state, agent_id, at)
VALUES (%(merchant)s, %(id)s, %(revision)s, %(event)s, %(state)s, %(agent)s, %(at)s);

-- name: moves
SELECT m.revision, m.event, m.state, m.agent_id, a.name AS agent_name, m.at
  FROM moves m LEFT JOIN agents a ON a.merchant_id = m.merchant_id AND a.id = m.agent_id
 WHERE m.merchant_id = %(merchant)s AND m.handoff_id = %(id)s ORDER BY m.revision;

-- name: ready
UPDATE handoffs SET is_ready = true, packet_due_at = %(packet_due)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s
   AND state IN ('queued', 'offered', 'active', 'wrapping');

-- name: plan
UPDATE handoffs
   SET packet_due_at = %(packet_due)s, word_due_at = %(word_due)s, alert_due_at = %(alert_due)s,
       relax_due_at = %(relax_due)s, absence_due_at = %(absence_due)s, grace_due_at = %(grace_due)s,
       hold_due_at = %(hold_due)s, claimed_until = 'epoch'
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: release
UPDATE handoffs SET claimed_until = 'epoch'
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND claimed_until <> 'epoch';

-- name: spoken
UPDATE handoffs SET words = %(words)s, word_due_at = %(word_due)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: speak_now
UPDATE handoffs SET word_due_at = %(at)s, claimed_until = 'epoch'
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: set_mode
UPDATE handoffs SET mode = %(mode)s, callback_at = %(callback_at)s, weight = %(weight)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: first_reply
UPDATE handoffs SET first_reply_at = %(at)s
 WHERE merchant_id = %(merchant)s AND id = %(id)s AND first_reply_at IS NULL;

-- name: grace
UPDATE handoffs SET grace_due_at = %(at)s
 WHERE merchant_id = %(merchant)s AND agent_id = %(agent)s AND state = 'active'
   AND (grace_due_at IS NULL) <> (%(at)s::timestamptz IS NULL);

-- name: lock_held
-- In one order, and before the agent's row: whoever moves a handoff locks in that order too.
SELECT id FROM handoffs
 WHERE merchant_id = %(merchant)s AND agent_id = %(agent)s AND state IN ('active', 'wrapping')
 ORDER BY id FOR NO KEY UPDATE;

-- name: held_by
SELECT id, conversation_id FROM handoffs
 WHERE merchant_id = %(merchant)s AND agent_id = %(agent)s AND state IN ('active', 'wrapping')
 ORDER BY accepted_at;

-- name: heads
-- The first few of each queue, one index look-up each: those who wait live, and the call-backs
-- whose time has come. More than one, so that a head that does not fit an agent does not stop those
-- behind it. A preferred agent who is there is asked alone for as long as the queue says.
SELECT e.id, e.conversation_id, e.queue_id, e.rank, e.weight, e.prefer_agent_id,
       coalesce((SELECT array_agg(o.agent_id) FROM offers o
                  WHERE o.merchant_id = e.merchant_id AND o.handoff_id = e.id
                    AND o.state = 'declined'
                    AND o.settled_at > %(at)s - interval '2 minutes'), '{}') AS declined_by,
       CASE WHEN e.prefer_agent_id IS NOT NULL AND EXISTS (
                 SELECT FROM agents a JOIN leases l ON l.merchant_id = a.merchant_id
                    AND l.agent_id = a.id AND l.expires_at > %(at)s
                  WHERE a.merchant_id = e.merchant_id AND a.id = e.prefer_agent_id
                    AND a.state = 'active' AND a.intent = 'online')
            THEN greatest(0, (q.settings ->> 'sticky_seconds')::float
                             - extract(epoch FROM %(at)s - e.entered_at))
            ELSE 0 END::float AS prefers_for,
       coalesce((q.settings ->> 'accepts_by_itself')::boolean, false) AS is_given
  FROM queues q
 CROSS JOIN LATERAL (
       (SELECT h.* FROM handoffs h
         WHERE h.merchant_id = q.merchant_id AND h.queue_id = q.id
           AND h.state = 'queued' AND h.mode = 'live'
           AND (h.is_ready OR h.entered_at <= %(at)s - interval '1 second')
         ORDER BY h.rank, h.id LIMIT %(depth)s)
       UNION ALL
       (SELECT h.* FROM handoffs h
         WHERE h.merchant_id = q.merchant_id AND h.queue_id = q.id
           AND h.state = 'queued' AND h.mode = 'callback' AND h.callback_at <= %(at)s
         ORDER BY h.callback_at LIMIT %(depth)s)) e
 WHERE q.merchant_id = %(merchant)s AND q.removed_at IS NULL;

-- name: previous_agent
SELECT h.agent_id FROM handoffs h
  JOIN conversations c ON c.merchant_id = h.merchant_id AND c.id = h.conversation_id
 WHERE h.merchant_id = %(merchant)s AND c.customer_id = %(customer)s AND h.state = 'closed'
   AND h.agent_id IS NOT NULL AND h.changed_at > %(since)s
 ORDER BY h.changed_at DESC LIMIT 1;

-- name: ahead
SELECT count(*) AS n FROM handoffs
 WHERE merchant_id = %(merchant)s AND queue_id = %(queue)s AND mode = 'live'
   AND state IN ('queued', 'offered') AND (rank, id) < (%(rank)s, %(id)s::uuid);

-- name: overtaken
-- Who stands before it and did not then: with a head start, or back in an old place.
SELECT coalesce(bool_or(h.entered_at > %(since)s), false) AS by_newcomer,
       coalesce(bool_or(h.entered_at > %(since)s AND h.priority = 'urgent'), false) AS by_urgent,
       coalesce(bool_or(EXISTS (SELECT FROM moves m
                                 WHERE m.merchant_id = h.merchant_id AND m.handoff_id = h.id
                                   AND m.event IN ('agent_lost', 'requeued')
                                   AND m.at > %(since)s)), false) AS by_returned
  FROM handoffs h
 WHERE h.merchant_id = %(merchant)s AND h.queue_id = %(queue)s AND h.mode = 'live'
   AND h.state IN ('queued', 'offered') AND (h.rank, h.id) < (%(rank)s, %(id)s::uuid)
   AND h.changed_at > %(since)s;

-- name: handle_times
SELECT extract(epoch FROM ended_at - accepted_at)::float AS seconds FROM handoffs
 WHERE merchant_id = %(merchant)s AND queue_id = %(queue)s AND state = 'closed'
   AND accepted_at IS NOT NULL AND ended_at IS NOT NULL AND mode = 'live'
 ORDER BY changed_at DESC LIMIT %(limit)s;

-- name: patience
SELECT count(*) FILTER (WHERE state = 'abandoned') AS left,
       coalesce(sum(extract(epoch FROM coalesce(accepted_at, ended_at) - entered_at)), 0)::float AS waited
  FROM (SELECT * FROM handoffs
         WHERE merchant_id = %(merchant)s AND queue_id = %(queue)s AND mode = 'live'
           AND state IN ('closed', 'abandoned')
         ORDER BY changed_at DESC LIMIT 500) h;

-- name: warned
UPDATE handoffs SET is_warned = %(yes)s WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: change_queue
UPDATE handoffs SET queue_id = %(queue)s WHERE merchant_id = %(merchant)s AND id = %(id)s;

-- name: packet_revision
SELECT coalesce(max(revision), 0) AS revision FROM packets
 WHERE merchant_id = %(merchant)s AND handoff_id = %(id)s;

-- name: ask_packet
UPDATE handoffs SET packet_due_at = %(at)s
 WHERE merchant_id = %(merchant)s AND id = ANY(%(ids)s)
   AND state IN ('queued', 'offered', 'active', 'wrapping')
   AND (packet_due_at IS NULL OR packet_due_at > %(at)s);

-- name: longest
SELECT coalesce(max(extract(epoch FROM %(at)s - entered_at)), 0)::float AS seconds FROM handoffs
 WHERE merchant_id = %(merchant)s AND queue_id = %(queue)s AND mode = 'live'
   AND state IN ('queued', 'offered');
