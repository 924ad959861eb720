-- Who plans to work when; what happens in each merchant's line, for the wait model to learn from;
-- which model made a promise. The line's log is written by the rows themselves, so that no way of
-- moving a handoff can forget it (docs/decisions/0007-the-line-writes-its-own-log.md).

CREATE TABLE staffing_plans (
    merchant_id uuid NOT NULL,
    agent_id    uuid NOT NULL,
    -- Spans of work by weekday, and by single dates that go before the week; gaps are breaks.
    week        jsonb NOT NULL DEFAULT '{}',
    days        jsonb NOT NULL DEFAULT '{}',
    revision    integer NOT NULL DEFAULT 0,
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, agent_id),
    FOREIGN KEY (merchant_id, agent_id) REFERENCES agents ON DELETE CASCADE
);

CREATE TABLE line_events (
    merchant_id uuid NOT NULL REFERENCES merchants,
    id          bigint GENERATED ALWAYS AS IDENTITY,
    -- A reader takes rows below the oldest running transaction: those it can no longer miss.
    xid         xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at          timestamptz NOT NULL,
    type        text NOT NULL CHECK (type IN
                ('join', 'assign', 'leave', 'end', 'moved', 'agent', 'asked')),
    handoff_id  uuid,
    agent_id    uuid,
    queue_id    uuid,
    rank        timestamptz,
    units       integer,
    queues      uuid[],
    PRIMARY KEY (merchant_id, id),
    CHECK ((type = 'agent') = (handoff_id IS NULL))
);
CREATE INDEX line_events_unread ON line_events (merchant_id, xid, id);
CREATE INDEX line_events_of_agent ON line_events (merchant_id, agent_id, id) WHERE type = 'agent';

ALTER TABLE promises ADD COLUMN model text NOT NULL DEFAULT 'cold' CHECK (model IN ('cold', 'warm'));

-- A call-back is demand from its time on; until then nobody looks at it.
CREATE INDEX handoffs_callbacks ON handoffs (merchant_id, queue_id, callback_at)
    WHERE state = 'queued' AND mode = 'callback';
CREATE INDEX handoffs_waiting_all ON handoffs (merchant_id, queue_id, rank, id)
    WHERE state IN ('queued', 'offered') AND mode = 'live';

SELECT keep_merchants_apart();

-- Rows taken over from elsewhere are news of this transaction, whatever number they had.
CREATE FUNCTION line_is_news() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    NEW.xid := pg_current_xact_id();
    RETURN NEW;
END
$$;
CREATE TRIGGER line_is_news BEFORE INSERT ON line_events FOR EACH ROW EXECUTE FUNCTION line_is_news();

CREATE FUNCTION line_of_handoff() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    moment timestamptz;
    waited boolean := false;
    waits  boolean := NEW.state IN ('queued', 'offered') AND NEW.mode = 'live';
    held   boolean := false;
    holds  boolean := NEW.state IN ('active', 'wrapping');
BEGIN
    SELECT clock_timestamp() + m.clock_offset INTO moment
      FROM merchants m WHERE m.merchant_id = NEW.merchant_id;
    IF TG_OP = 'UPDATE' THEN
        waited := OLD.state IN ('queued', 'offered') AND OLD.mode = 'live';
        held := OLD.state IN ('active', 'wrapping');
    END IF;
    IF held AND (NOT holds OR OLD.agent_id IS DISTINCT FROM NEW.agent_id) THEN
        INSERT INTO line_events (merchant_id, at, type, handoff_id, agent_id)
        VALUES (NEW.merchant_id, moment, 'end', NEW.id, OLD.agent_id);
    END IF;
    IF holds AND (NOT held OR OLD.agent_id IS DISTINCT FROM NEW.agent_id) THEN
        INSERT INTO line_events (merchant_id, at, type, handoff_id, agent_id, queue_id)
        VALUES (NEW.merchant_id, moment, 'assign', NEW.id, NEW.agent_id, NEW.queue_id);
    ELSIF waited AND NOT waits THEN
        INSERT INTO line_events (merchant_id, at, type, handoff_id)
        VALUES (NEW.merchant_id, moment, 'leave', NEW.id);
    ELSIF waits AND NOT waited THEN
        INSERT INTO line_events (merchant_id, at, type, handoff_id, queue_id, rank)
        VALUES (NEW.merchant_id, moment, 'join', NEW.id, NEW.queue_id, NEW.rank);
    ELSIF waits AND OLD.queue_id <> NEW.queue_id THEN
        INSERT INTO line_events (merchant_id, at, type, handoff_id, queue_id)
        VALUES (NEW.merchant_id, moment, 'moved', NEW.id, NEW.queue_id);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER line_begins AFTER INSERT ON handoffs FOR EACH ROW
    WHEN (NEW.state = 'queued') EXECUTE FUNCTION line_of_handoff();
CREATE TRIGGER line_goes_on AFTER UPDATE OF state, mode, queue_id, agent_id ON handoffs FOR EACH ROW
    WHEN (OLD.state <> NEW.state OR OLD.mode <> NEW.mode OR OLD.queue_id <> NEW.queue_id
          OR OLD.agent_id IS DISTINCT FROM NEW.agent_id)
    EXECUTE FUNCTION line_of_handoff();

-- An agent as the line sees them: units 0 is not there. Compared at the end of the transaction
-- with what was last said, so that a change of three rows is one event.
CREATE FUNCTION line_of_agent() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    merchant uuid := coalesce(NEW.merchant_id, OLD.merchant_id);
    agent    uuid;
    given    integer;
    serves   uuid[];
    before   line_events%ROWTYPE;
BEGIN
    IF TG_TABLE_NAME = 'agents' THEN
        agent := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN
        agent := OLD.agent_id;
    ELSE
        agent := NEW.agent_id;
    END IF;
    SELECT CASE WHEN a.state = 'active' AND a.intent = 'online' AND a.lost_at IS NULL
                     AND EXISTS (SELECT FROM leases l WHERE l.merchant_id = merchant
                                    AND l.agent_id = agent)
                THEN a.wanted_units ELSE 0 END
      INTO given FROM agents a WHERE a.merchant_id = merchant AND a.id = agent;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT coalesce(array_agg(q.queue_id ORDER BY q.queue_id), '{}') INTO serves
      FROM queue_agents q WHERE q.merchant_id = merchant AND q.agent_id = agent;
    SELECT * INTO before FROM line_events e
     WHERE e.merchant_id = merchant AND e.agent_id = agent AND e.type = 'agent'
     ORDER BY e.id DESC LIMIT 1;
    IF (before.id IS NULL AND given = 0)
       OR (before.units = given AND (given = 0 OR before.queues = serves)) THEN
        RETURN NULL;
    END IF;
    INSERT INTO line_events (merchant_id, at, type, agent_id, units, queues)
    SELECT merchant, clock_timestamp() + m.clock_offset, 'agent', agent, given, serves
      FROM merchants m WHERE m.merchant_id = merchant;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER line_staff AFTER UPDATE OF state, intent, lost_at, wanted_units ON agents
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.state <> NEW.state OR OLD.intent <> NEW.intent OR OLD.wanted_units <> NEW.wanted_units
          OR (OLD.lost_at IS NULL) <> (NEW.lost_at IS NULL))
    EXECUTE FUNCTION line_of_agent();
CREATE CONSTRAINT TRIGGER line_device AFTER INSERT ON leases
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION line_of_agent();
CREATE CONSTRAINT TRIGGER line_queues AFTER INSERT OR DELETE ON queue_agents
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION line_of_agent();

CREATE FUNCTION line_of_promise() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO line_events (merchant_id, at, type, handoff_id, queue_id)
    VALUES (NEW.merchant_id, NEW.told_at, 'asked', NEW.handoff_id, NEW.queue_id);
    RETURN NULL;
END
$$;
CREATE TRIGGER line_asked AFTER INSERT ON promises FOR EACH ROW
    WHEN (NEW.truth IS NULL) EXECUTE FUNCTION line_of_promise();

-- They fire whoever writes the row; nobody calls them.
REVOKE ALL ON FUNCTION line_is_news(), line_of_handoff(), line_of_agent(), line_of_promise() FROM PUBLIC;
