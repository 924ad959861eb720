-- The line's log says too how many units somebody will take, and where they will wait when nobody
-- of their queue came in time: the wait model counts on both.

ALTER TABLE line_events ADD COLUMN weight integer;
ALTER TABLE line_events ADD COLUMN wider_queue_id uuid;
ALTER TABLE line_events ADD COLUMN wider_at timestamptz;

CREATE OR REPLACE FUNCTION line_of_handoff() RETURNS trigger
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
        INSERT INTO line_events (merchant_id, at, type, handoff_id, queue_id, rank, weight,
                                 wider_queue_id, wider_at)
        SELECT NEW.merchant_id, moment, 'join', NEW.id, q.id, NEW.rank, NEW.weight,
               q.fallback_queue_id, moment + make_interval(secs => q.relax_after_seconds)
          FROM queues q WHERE q.merchant_id = NEW.merchant_id AND q.id = NEW.queue_id;
    ELSIF waits AND OLD.queue_id <> NEW.queue_id THEN
        INSERT INTO line_events (merchant_id, at, type, handoff_id, queue_id)
        VALUES (NEW.merchant_id, moment, 'moved', NEW.id, NEW.queue_id);
    END IF;
    RETURN NULL;
END
$$;
