-- Merchants, people, the log, control, handoffs, offers, promises: the whole first house.
-- Every table names its merchant first; row-level security is forced at the end.

CREATE TABLE merchants (
    merchant_id   uuid PRIMARY KEY,
    slug          text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
    name          text NOT NULL,
    settings      jsonb NOT NULL,
    -- Signs who a shop's customer is; shown to owners, rotated by them.
    identity_secret text NOT NULL DEFAULT '',
    revision      integer NOT NULL DEFAULT 0,
    is_sandbox    boolean NOT NULL DEFAULT false,
    -- A sandbox merchant's test clock runs this far from the database's own.
    clock_offset  interval NOT NULL DEFAULT '0',
    created_at    timestamptz NOT NULL,
    CHECK (is_sandbox OR clock_offset = '0')
);

CREATE TABLE agents (
    merchant_id      uuid NOT NULL REFERENCES merchants,
    id               uuid NOT NULL,
    email            text NOT NULL,
    name             text NOT NULL,
    role             text NOT NULL CHECK (role IN ('owner', 'lead', 'agent')),
    state            text NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
    language         text NOT NULL DEFAULT 'en',
    password_hash    text,
    invitation_hash  text,
    invitation_until timestamptz,
    intent           text NOT NULL DEFAULT 'away' CHECK (intent IN ('online', 'away')),
    away_reason      text NOT NULL DEFAULT '',
    intent_at        timestamptz NOT NULL,
    idle_since       timestamptz NOT NULL,
    lost_at          timestamptz,
    held_units       integer NOT NULL DEFAULT 0 CHECK (held_units >= 0),
    offered_units    integer NOT NULL DEFAULT 0 CHECK (offered_units >= 0),
    -- What the lead wants; `capacity_units` stays above what is held until it is given back.
    wanted_units     integer NOT NULL DEFAULT 3 CHECK (wanted_units BETWEEN 0 AND 100),
    capacity_units   integer NOT NULL DEFAULT 3,
    revision         integer NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, id),
    UNIQUE (merchant_id, email),
    CONSTRAINT capacity_is_never_exceeded CHECK (held_units + offered_units <= capacity_units)
);

CREATE TABLE sessions (
    merchant_id uuid NOT NULL,
    token_hash  bytea NOT NULL,
    agent_id    uuid NOT NULL,
    csrf        text NOT NULL,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, token_hash),
    FOREIGN KEY (merchant_id, agent_id) REFERENCES agents ON DELETE CASCADE
);

CREATE TABLE leases (
    merchant_id uuid NOT NULL,
    agent_id    uuid NOT NULL,
    device_id   text NOT NULL,
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, agent_id, device_id),
    FOREIGN KEY (merchant_id, agent_id) REFERENCES agents ON DELETE CASCADE
);
CREATE INDEX leases_by_expiry ON leases (expires_at);

CREATE TABLE keys (
    merchant_id  uuid NOT NULL REFERENCES merchants,
    id           uuid NOT NULL,
    name         text NOT NULL,
    secret_hash  bytea NOT NULL,
    scopes       text[] NOT NULL,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    PRIMARY KEY (merchant_id, id)
);

CREATE TABLE queues (
    merchant_id          uuid NOT NULL REFERENCES merchants,
    id                   uuid NOT NULL,
    name                 text NOT NULL,
    settings             jsonb NOT NULL DEFAULT '{}',
    fallback_queue_id    uuid,
    relax_after_seconds  double precision,
    is_default           boolean NOT NULL DEFAULT false,
    revision             integer NOT NULL DEFAULT 0,
    PRIMARY KEY (merchant_id, id),
    UNIQUE (merchant_id, name),
    FOREIGN KEY (merchant_id, fallback_queue_id) REFERENCES queues,
    CHECK (fallback_queue_id IS DISTINCT FROM id)
);
CREATE UNIQUE INDEX one_default_queue ON queues (merchant_id) WHERE is_default;

CREATE TABLE queue_agents (
    merchant_id uuid NOT NULL,
    queue_id    uuid NOT NULL,
    agent_id    uuid NOT NULL,
    PRIMARY KEY (merchant_id, queue_id, agent_id),
    FOREIGN KEY (merchant_id, queue_id) REFERENCES queues ON DELETE CASCADE,
    FOREIGN KEY (merchant_id, agent_id) REFERENCES agents ON DELETE CASCADE
);
CREATE INDEX queue_agents_by_agent ON queue_agents (merchant_id, agent_id);

CREATE TABLE customers (
    merchant_id uuid NOT NULL REFERENCES merchants,
    id          uuid NOT NULL,
    token_hash  bytea NOT NULL,
    name        text NOT NULL DEFAULT '',
    email       text NOT NULL DEFAULT '',
    phone       text NOT NULL DEFAULT '',
    level       text NOT NULL DEFAULT 'anonymous' CHECK (level IN ('anonymous', 'claimed', 'proven')),
    subject     text,
    language    text NOT NULL DEFAULT '',
    time_zone   text NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, id)
);
CREATE INDEX customers_by_email ON customers (merchant_id, lower(email)) WHERE email <> '';

CREATE TABLE conversations (
    merchant_id   uuid NOT NULL,
    id            uuid NOT NULL,
    customer_id   uuid NOT NULL,
    status        text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'snoozed', 'resolved')),
    control       text NOT NULL DEFAULT 'assistant'
                  CHECK (control IN ('assistant', 'queue', 'agent', 'nobody')),
    epoch         integer NOT NULL DEFAULT 1,
    seq           bigint NOT NULL DEFAULT 0,
    channel       text NOT NULL DEFAULT 'widget',
    language      text NOT NULL DEFAULT '',
    page          text NOT NULL DEFAULT '',
    category      text NOT NULL DEFAULT '',
    frustration   real NOT NULL DEFAULT 0,
    episode       integer NOT NULL DEFAULT 0,
    -- Messages up to here are of an earlier episode: they never fire a trigger again.
    boundary_seq  bigint NOT NULL DEFAULT 0,
    measured_seq  bigint NOT NULL DEFAULT 0,
    is_assisted   boolean NOT NULL DEFAULT false,
    is_away       boolean NOT NULL DEFAULT false,
    seen_at       timestamptz,
    opened_at     timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL,
    resolved_at   timestamptz,
    last_text     text NOT NULL DEFAULT '',
    last_kind     text NOT NULL DEFAULT '',
    last_at       timestamptz,
    PRIMARY KEY (merchant_id, id),
    FOREIGN KEY (merchant_id, customer_id) REFERENCES customers,
    CHECK ((status = 'resolved') = (control = 'nobody')),
    CHECK ((status = 'resolved') = (resolved_at IS NOT NULL))
);
CREATE UNIQUE INDEX one_open_conversation ON conversations (merchant_id, customer_id)
    WHERE status <> 'resolved';
CREATE INDEX conversations_by_change ON conversations (merchant_id, changed_at DESC, id);
CREATE INDEX conversations_by_customer ON conversations (merchant_id, customer_id);

CREATE TABLE events (
    merchant_id     uuid NOT NULL,
    conversation_id uuid NOT NULL,
    seq             bigint NOT NULL,
    type            text NOT NULL,
    at              timestamptz NOT NULL,
    data            jsonb NOT NULL,
    PRIMARY KEY (merchant_id, conversation_id, seq),
    FOREIGN KEY (merchant_id, conversation_id) REFERENCES conversations
);

CREATE TABLE images (
    merchant_id     uuid NOT NULL,
    id              uuid NOT NULL,
    conversation_id uuid NOT NULL,
    media_type      text NOT NULL,
    width           integer NOT NULL,
    height          integer NOT NULL,
    bytes           bytea NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, id),
    FOREIGN KEY (merchant_id, conversation_id) REFERENCES conversations
);

CREATE TABLE messages (
    merchant_id     uuid NOT NULL,
    id              text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{8,64}$'),
    conversation_id uuid NOT NULL,
    seq             bigint NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('customer', 'assistant', 'agent', 'note', 'activity')),
    epoch           integer NOT NULL,
    control         text NOT NULL,
    author_id       uuid,
    author_name     text NOT NULL DEFAULT '',
    text            text NOT NULL,
    image_id        uuid,
    by_mail         boolean NOT NULL DEFAULT false,
    body_hash       bytea NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, id),
    UNIQUE (merchant_id, conversation_id, seq),
    FOREIGN KEY (merchant_id, conversation_id) REFERENCES conversations,
    FOREIGN KEY (merchant_id, image_id) REFERENCES images
);

CREATE TABLE turns (
    merchant_id     uuid NOT NULL,
    id              uuid NOT NULL,
    conversation_id uuid NOT NULL,
    state           text NOT NULL DEFAULT 'pending'
                    CHECK (state IN ('pending', 'done', 'superseded', 'late')),
    epoch           integer NOT NULL,
    through_seq     bigint NOT NULL,
    created_at      timestamptz NOT NULL,
    -- No answer by then opens a handoff.
    due_at          timestamptz NOT NULL,
    claimed_until   timestamptz NOT NULL DEFAULT 'epoch',
    tries           integer NOT NULL DEFAULT 0,
    PRIMARY KEY (merchant_id, id),
    FOREIGN KEY (merchant_id, conversation_id) REFERENCES conversations
);
CREATE UNIQUE INDEX one_pending_turn ON turns (merchant_id, conversation_id) WHERE state = 'pending';
CREATE INDEX turns_pending ON turns (created_at) WHERE state = 'pending';

CREATE TABLE handoffs (
    merchant_id     uuid NOT NULL,
    id              uuid NOT NULL,
    conversation_id uuid NOT NULL,
    episode         integer NOT NULL,
    state           text NOT NULL CHECK (state IN
                    ('queued', 'offered', 'active', 'wrapping', 'closed', 'abandoned', 'withdrawn')),
    mode            text NOT NULL DEFAULT 'live' CHECK (mode IN ('live', 'email', 'callback')),
    reason          jsonb NOT NULL,
    queue_id        uuid NOT NULL,
    priority        text NOT NULL,
    weight          integer NOT NULL DEFAULT 1 CHECK (weight > 0),
    rank            timestamptz NOT NULL,
    entered_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    agent_id        uuid,
    prefer_agent_id uuid,
    is_ready        boolean NOT NULL DEFAULT false,
    is_warned       boolean NOT NULL DEFAULT false,
    accepted_at     timestamptz,
    first_reply_at  timestamptz,
    ended_at        timestamptz,
    disposition     text NOT NULL DEFAULT '',
    words           jsonb NOT NULL DEFAULT '[]',
    callback_at     timestamptz,
    -- What is to happen, and when; the earliest is the deadline the worker acts on.
    packet_due_at   timestamptz,
    word_due_at     timestamptz,
    alert_due_at    timestamptz,
    relax_due_at    timestamptz,
    absence_due_at  timestamptz,
    grace_due_at    timestamptz,
    hold_due_at     timestamptz,
    due_at          timestamptz GENERATED ALWAYS AS (
                        LEAST(packet_due_at, word_due_at, alert_due_at, relax_due_at,
                              absence_due_at, grace_due_at, hold_due_at)) STORED,
    claimed_until   timestamptz NOT NULL DEFAULT 'epoch',
    revision        integer NOT NULL DEFAULT 0,
    PRIMARY KEY (merchant_id, id),
    UNIQUE (merchant_id, conversation_id, episode),
    FOREIGN KEY (merchant_id, conversation_id) REFERENCES conversations,
    FOREIGN KEY (merchant_id, queue_id) REFERENCES queues,
    FOREIGN KEY (merchant_id, agent_id) REFERENCES agents,
    CONSTRAINT open_has_a_deadline CHECK
        (state IN ('closed', 'abandoned', 'withdrawn') OR due_at IS NOT NULL),
    CONSTRAINT ended_has_none CHECK
        (state IN ('queued', 'offered', 'active', 'wrapping') OR due_at IS NULL),
    CONSTRAINT held_has_an_owner CHECK
        (state NOT IN ('active', 'wrapping') OR agent_id IS NOT NULL),
    CONSTRAINT waiting_has_none CHECK
        (state NOT IN ('queued', 'offered') OR agent_id IS NULL)
);
CREATE UNIQUE INDEX one_open_handoff ON handoffs (merchant_id, conversation_id)
    WHERE state IN ('queued', 'offered', 'active', 'wrapping');
CREATE INDEX handoffs_due ON handoffs (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX handoffs_waiting ON handoffs (merchant_id, queue_id, rank, id)
    WHERE state = 'queued' AND mode = 'live';
CREATE INDEX handoffs_open ON handoffs (merchant_id, state)
    WHERE state IN ('queued', 'offered', 'active', 'wrapping');
CREATE INDEX handoffs_by_agent ON handoffs (merchant_id, agent_id)
    WHERE state IN ('active', 'wrapping');
CREATE INDEX handoffs_by_change ON handoffs (merchant_id, changed_at DESC);

CREATE TABLE moves (
    merchant_id uuid NOT NULL,
    handoff_id  uuid NOT NULL,
    revision    integer NOT NULL,
    event       text NOT NULL,
    state       text NOT NULL,
    agent_id    uuid,
    at          timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, handoff_id, revision),
    FOREIGN KEY (merchant_id, handoff_id) REFERENCES handoffs
);

CREATE TABLE offers (
    merchant_id   uuid NOT NULL,
    id            uuid NOT NULL,
    handoff_id    uuid NOT NULL,
    agent_id      uuid NOT NULL,
    state         text NOT NULL DEFAULT 'pending'
                  CHECK (state IN ('pending', 'accepted', 'declined', 'expired', 'rescinded')),
    weight        integer NOT NULL,
    why           text NOT NULL DEFAULT '',
    made_at       timestamptz NOT NULL,
    due_at        timestamptz NOT NULL,
    settled_at    timestamptz,
    claimed_until timestamptz NOT NULL DEFAULT 'epoch',
    PRIMARY KEY (merchant_id, id),
    FOREIGN KEY (merchant_id, handoff_id) REFERENCES handoffs,
    FOREIGN KEY (merchant_id, agent_id) REFERENCES agents
);
CREATE UNIQUE INDEX one_pending_offer ON offers (merchant_id, handoff_id) WHERE state = 'pending';
CREATE INDEX offers_due ON offers (due_at) WHERE state = 'pending';
CREATE INDEX offers_by_agent ON offers (merchant_id, agent_id, made_at DESC);

CREATE TABLE routings (
    merchant_id   uuid NOT NULL REFERENCES merchants,
    id            bigint GENERATED ALWAYS AS IDENTITY,
    due_at        timestamptz NOT NULL,
    claimed_until timestamptz NOT NULL DEFAULT 'epoch',
    PRIMARY KEY (merchant_id, id)
);
CREATE INDEX routings_due ON routings (due_at);

CREATE TABLE packets (
    merchant_id uuid NOT NULL,
    handoff_id  uuid NOT NULL,
    revision    integer NOT NULL,
    body        jsonb NOT NULL,
    through_seq bigint NOT NULL,
    built_at    timestamptz NOT NULL,
    build_seconds double precision NOT NULL,
    PRIMARY KEY (merchant_id, handoff_id, revision),
    FOREIGN KEY (merchant_id, handoff_id) REFERENCES handoffs
);

CREATE TABLE promises (
    merchant_id   uuid NOT NULL,
    id            uuid NOT NULL,
    handoff_id    uuid NOT NULL,
    queue_id      uuid NOT NULL,
    kind          text NOT NULL,
    told_at       timestamptz NOT NULL,
    p50_seconds   double precision NOT NULL,
    p90_seconds   double precision NOT NULL,
    told_seconds  double precision NOT NULL,
    truth_seconds double precision,
    truth         text CHECK (truth IN ('answered', 'left', 'other')),
    PRIMARY KEY (merchant_id, id),
    FOREIGN KEY (merchant_id, handoff_id) REFERENCES handoffs,
    CHECK ((truth IS NULL) = (truth_seconds IS NULL))
);
CREATE INDEX promises_by_handoff ON promises (merchant_id, handoff_id);
CREATE INDEX promises_by_time ON promises (merchant_id, told_at);

CREATE TABLE surveys (
    merchant_id     uuid NOT NULL,
    conversation_id uuid NOT NULL,
    episode         integer NOT NULL,
    part            text NOT NULL CHECK (part IN ('assistant', 'agent')),
    agent_id        uuid,
    asked_at        timestamptz NOT NULL,
    score           integer CHECK (score BETWEEN 1 AND 5),
    repeated        boolean,
    comment         text NOT NULL DEFAULT '',
    answered_at     timestamptz,
    PRIMARY KEY (merchant_id, conversation_id, episode, part),
    FOREIGN KEY (merchant_id, conversation_id) REFERENCES conversations
);
CREATE INDEX surveys_by_time ON surveys (merchant_id, asked_at);

CREATE TABLE repeats (
    merchant_id     uuid NOT NULL,
    conversation_id uuid NOT NULL,
    message_seq     bigint NOT NULL,
    field           text NOT NULL,
    author_kind     text NOT NULL,
    agent_id        uuid,
    is_on_purpose   boolean NOT NULL DEFAULT false,
    at              timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, conversation_id, message_seq, field),
    FOREIGN KEY (merchant_id, conversation_id) REFERENCES conversations
);

CREATE TABLE answers (
    merchant_id uuid NOT NULL REFERENCES merchants,
    principal   text NOT NULL,
    key         text NOT NULL,
    body_hash   bytea NOT NULL,
    status      integer NOT NULL,
    body        jsonb NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, principal, key)
);
CREATE INDEX answers_by_time ON answers (created_at);

CREATE TABLE mails (
    merchant_id     uuid NOT NULL REFERENCES merchants,
    id              uuid NOT NULL,
    kind            text NOT NULL,
    conversation_id uuid,
    message_id      text,
    recipient       text NOT NULL,
    subject         text NOT NULL,
    body            text NOT NULL,
    created_at      timestamptz NOT NULL,
    state           text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sent', 'failed')),
    due_at          timestamptz NOT NULL,
    claimed_until   timestamptz NOT NULL DEFAULT 'epoch',
    tries           integer NOT NULL DEFAULT 0,
    error           text NOT NULL DEFAULT '',
    PRIMARY KEY (merchant_id, id)
);
CREATE INDEX mails_due ON mails (due_at) WHERE state = 'due';

CREATE TABLE trigger_documents (
    merchant_id  uuid NOT NULL REFERENCES merchants,
    version      integer NOT NULL,
    state        text NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
    body         text NOT NULL,
    revision     integer NOT NULL DEFAULT 0,
    changed_at   timestamptz NOT NULL,
    changed_by   text NOT NULL,
    published_at timestamptz,
    PRIMARY KEY (merchant_id, version)
);
CREATE UNIQUE INDEX one_published ON trigger_documents (merchant_id) WHERE state = 'published';
CREATE UNIQUE INDEX one_draft ON trigger_documents (merchant_id) WHERE state = 'draft';

CREATE TABLE fired (
    merchant_id     uuid NOT NULL,
    conversation_id uuid NOT NULL,
    episode         integer NOT NULL,
    rule            text NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, conversation_id, episode, rule),
    FOREIGN KEY (merchant_id, conversation_id) REFERENCES conversations
);

CREATE TABLE replies (
    merchant_id uuid NOT NULL REFERENCES merchants,
    id          uuid NOT NULL,
    title       text NOT NULL,
    text        text NOT NULL,
    shortcut    text NOT NULL DEFAULT '',
    revision    integer NOT NULL DEFAULT 0,
    PRIMARY KEY (merchant_id, id),
    UNIQUE (merchant_id, title)
);

CREATE TABLE lookups (
    merchant_id uuid NOT NULL REFERENCES merchants,
    subject     text NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX lookups_by_subject ON lookups (merchant_id, subject, at);

CREATE TABLE audit (
    merchant_id uuid NOT NULL REFERENCES merchants,
    id          uuid NOT NULL,
    at          timestamptz NOT NULL,
    who         text NOT NULL,
    what        text NOT NULL,
    about       text NOT NULL,
    detail      jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (merchant_id, id)
);

CREATE TABLE shop_actions (
    merchant_id  uuid NOT NULL REFERENCES merchants,
    seq          bigint NOT NULL,
    at           timestamptz NOT NULL,
    key          text NOT NULL,
    phase        text NOT NULL,
    order_number text NOT NULL,
    action       jsonb NOT NULL,
    result       jsonb,
    by           text NOT NULL DEFAULT '',
    PRIMARY KEY (merchant_id, seq),
    UNIQUE (merchant_id, key, phase)
);
CREATE INDEX shop_actions_by_order ON shop_actions (merchant_id, order_number, seq);

CREATE TABLE mailbox (
    merchant_id uuid NOT NULL REFERENCES merchants,
    id          uuid NOT NULL,
    at          timestamptz NOT NULL,
    recipient   text NOT NULL,
    subject     text NOT NULL,
    text        text NOT NULL,
    PRIMARY KEY (merchant_id, id)
);

-- One merchant never sees another's row, even if a query forgets its filter. A migration with new
-- tables ends with this: it finds those that are not kept apart yet.
CREATE FUNCTION keep_merchants_apart() RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
DECLARE
    t text;
BEGIN
    FOR t IN
        SELECT c.relname FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'merchant_id'
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relrowsecurity
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY own_merchant ON %I TO batonpass_app
               USING (merchant_id = nullif(current_setting(''batonpass.merchant'', true), '''')::uuid)',
            t);
        EXECUTE format('CREATE POLICY due_work ON %I TO batonpass_due USING (true)', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO batonpass_app', t);
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION keep_merchants_apart() FROM PUBLIC;
SELECT keep_merchants_apart();

GRANT SELECT ON merchants, sessions, keys TO batonpass_due;
GRANT SELECT, UPDATE ON turns, handoffs, offers, routings, mails, leases, agents TO batonpass_due;
GRANT SELECT ON conversations, queues, packets, promises TO batonpass_due;
GRANT SELECT, DELETE ON answers, lookups TO batonpass_due;
-- History is added to, never rewritten.
REVOKE UPDATE, DELETE ON moves, audit, shop_actions FROM batonpass_app;

-- Binds the transaction to a merchant and tells the merchant's clock: row-level security lets
-- nobody read that clock before, so this is one statement only as a function.
CREATE FUNCTION bind_merchant(wanted uuid) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM set_config('batonpass.merchant', wanted::text, true);
    RETURN (SELECT clock_timestamp() + clock_offset FROM merchants WHERE merchant_id = wanted);
END
$$;

-- The functions that look across merchants. They belong to a role that can do nothing else, and
-- return a merchant and an id, never a customer's byte.

CREATE FUNCTION merchant_by_slug(wanted text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT merchant_id FROM merchants WHERE slug = wanted
$$;

CREATE FUNCTION merchant_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT merchant_id FROM merchants ORDER BY created_at
$$;

CREATE FUNCTION claim_due(wanted integer, lease interval)
RETURNS TABLE (kind text, merchant_id uuid, id text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    farthest interval;
BEGIN
    SELECT greatest(coalesce(max(m.clock_offset), '0'), '0') INTO farthest FROM merchants m;
    RETURN QUERY
    WITH due AS (
        SELECT t.merchant_id, t.id FROM turns t
         WHERE t.state = 'pending' AND t.claimed_until < clock_timestamp()
         ORDER BY t.created_at LIMIT wanted FOR UPDATE SKIP LOCKED)
    UPDATE turns t SET claimed_until = clock_timestamp() + lease, tries = t.tries + 1
      FROM due WHERE t.merchant_id = due.merchant_id AND t.id = due.id
    RETURNING 'turn'::text, t.merchant_id, t.id::text;

    RETURN QUERY
    WITH due AS (
        SELECT r.merchant_id, r.id FROM routings r
         WHERE r.due_at <= clock_timestamp() AND r.claimed_until < clock_timestamp()
         ORDER BY r.due_at LIMIT wanted FOR UPDATE SKIP LOCKED),
    taken AS (
        UPDATE routings r SET claimed_until = clock_timestamp() + lease
          FROM due WHERE r.merchant_id = due.merchant_id AND r.id = due.id
        RETURNING r.merchant_id, r.id)
    SELECT 'routing'::text, taken.merchant_id, max(taken.id)::text
      FROM taken GROUP BY taken.merchant_id;

    RETURN QUERY
    WITH due AS (
        SELECT o.merchant_id, o.id FROM offers o
          JOIN merchants m ON m.merchant_id = o.merchant_id
         WHERE o.state = 'pending' AND o.due_at <= clock_timestamp() + farthest
           AND o.due_at <= clock_timestamp() + m.clock_offset
           AND o.claimed_until < clock_timestamp()
         ORDER BY o.due_at LIMIT wanted FOR UPDATE OF o SKIP LOCKED)
    UPDATE offers o SET claimed_until = clock_timestamp() + lease
      FROM due WHERE o.merchant_id = due.merchant_id AND o.id = due.id
    RETURNING 'offer'::text, o.merchant_id, o.id::text;

    RETURN QUERY
    WITH due AS (
        SELECT h.merchant_id, h.id FROM handoffs h
          JOIN merchants m ON m.merchant_id = h.merchant_id
         WHERE h.due_at <= clock_timestamp() + farthest
           AND h.due_at <= clock_timestamp() + m.clock_offset
           AND h.claimed_until < clock_timestamp()
         ORDER BY h.due_at LIMIT wanted FOR UPDATE OF h SKIP LOCKED)
    UPDATE handoffs h SET claimed_until = clock_timestamp() + lease
      FROM due WHERE h.merchant_id = due.merchant_id AND h.id = due.id
    RETURNING 'handoff'::text, h.merchant_id, h.id::text;

    RETURN QUERY
    WITH due AS (
        SELECT l.merchant_id, l.agent_id, l.device_id FROM leases l
          JOIN merchants m ON m.merchant_id = l.merchant_id
         WHERE l.expires_at <= clock_timestamp() + farthest
           AND l.expires_at <= clock_timestamp() + m.clock_offset
         ORDER BY l.expires_at LIMIT wanted)
    SELECT DISTINCT 'lease'::text, due.merchant_id, due.agent_id::text FROM due;

    RETURN QUERY
    WITH due AS (
        SELECT x.merchant_id, x.id FROM mails x
          JOIN merchants m ON m.merchant_id = x.merchant_id
         WHERE x.state = 'due' AND x.due_at <= clock_timestamp() + farthest
           AND x.due_at <= clock_timestamp() + m.clock_offset
           AND x.claimed_until < clock_timestamp()
         ORDER BY x.due_at LIMIT wanted FOR UPDATE OF x SKIP LOCKED)
    UPDATE mails x SET claimed_until = clock_timestamp() + lease
      FROM due WHERE x.merchant_id = due.merchant_id AND x.id = due.id
    RETURNING 'mail'::text, x.merchant_id, x.id::text;
END
$$;

-- Open states without owner or deadline, and deadlines nobody acted on for a minute. Always 0.
CREATE FUNCTION orphans() RETURNS TABLE (what text, n bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT 'handoff overdue', count(*) FROM handoffs h JOIN merchants m USING (merchant_id)
     WHERE h.due_at < clock_timestamp() + m.clock_offset - interval '1 minute'
    UNION ALL
    SELECT 'offer overdue', count(*) FROM offers o JOIN merchants m USING (merchant_id)
     WHERE o.state = 'pending' AND o.due_at < clock_timestamp() + m.clock_offset - interval '1 minute'
    UNION ALL
    SELECT 'turn overdue', count(*) FROM turns t JOIN merchants m USING (merchant_id)
     WHERE t.state = 'pending' AND t.due_at < clock_timestamp() + m.clock_offset - interval '1 minute'
    UNION ALL
    SELECT 'queue without handoff', count(*) FROM conversations c
     WHERE c.control = 'queue' AND NOT EXISTS (
        SELECT FROM handoffs h WHERE h.merchant_id = c.merchant_id
           AND h.conversation_id = c.id AND h.state IN ('queued', 'offered'))
    UNION ALL
    SELECT 'agent without handoff', count(*) FROM conversations c
     WHERE c.control = 'agent' AND NOT EXISTS (
        SELECT FROM handoffs h WHERE h.merchant_id = c.merchant_id
           AND h.conversation_id = c.id AND h.state IN ('active', 'wrapping'))
    UNION ALL
    SELECT 'offered without offer', count(*) FROM handoffs h
     WHERE h.state = 'offered' AND NOT EXISTS (
        SELECT FROM offers o WHERE o.merchant_id = h.merchant_id
           AND o.handoff_id = h.id AND o.state = 'pending')
    UNION ALL
    SELECT 'offer without offered', count(*) FROM offers o
     WHERE o.state = 'pending' AND NOT EXISTS (
        SELECT FROM handoffs h WHERE h.merchant_id = o.merchant_id
           AND h.id = o.handoff_id AND h.state = 'offered')
    UNION ALL
    SELECT 'capacity out of step', count(*) FROM agents a
     WHERE a.held_units <> coalesce((SELECT sum(h.weight) FROM handoffs h
            WHERE h.merchant_id = a.merchant_id AND h.agent_id = a.id
              AND h.state IN ('active', 'wrapping')), 0)
        OR a.offered_units <> coalesce((SELECT sum(o.weight) FROM offers o
            WHERE o.merchant_id = a.merchant_id AND o.agent_id = a.id AND o.state = 'pending'), 0)
$$;

ALTER FUNCTION bind_merchant(uuid) OWNER TO batonpass_due;
ALTER FUNCTION merchant_by_slug(text) OWNER TO batonpass_due;
ALTER FUNCTION merchant_ids() OWNER TO batonpass_due;
ALTER FUNCTION claim_due(integer, interval) OWNER TO batonpass_due;
ALTER FUNCTION orphans() OWNER TO batonpass_due;
REVOKE ALL ON FUNCTION bind_merchant(uuid), merchant_by_slug(text), merchant_ids(),
    claim_due(integer, interval), orphans() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bind_merchant(uuid), merchant_by_slug(text), merchant_ids(),
    claim_due(integer, interval), orphans() TO batonpass_app;
