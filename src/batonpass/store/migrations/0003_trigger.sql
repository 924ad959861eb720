-- What rules are tried on before they are trusted: cases with their waivers, back-tests as jobs; and
-- what is asked of a customer before a long wait.

CREATE TABLE trigger_cases (
    merchant_id     uuid NOT NULL REFERENCES merchants,
    id              uuid NOT NULL,
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    body            jsonb NOT NULL,
    conversation_id uuid, -- null: written by hand
    created_at      timestamptz NOT NULL,
    created_by      text NOT NULL,
    PRIMARY KEY (merchant_id, id),
    UNIQUE (merchant_id, name)
);

-- A waiver lets one version pass one case. It is added to, never rewritten.
CREATE TABLE trigger_waivers (
    merchant_id uuid NOT NULL,
    case_id     uuid NOT NULL,
    version     integer NOT NULL,
    reason      text NOT NULL CHECK (length(reason) BETWEEN 3 AND 500),
    at          timestamptz NOT NULL,
    by          text NOT NULL,
    PRIMARY KEY (merchant_id, case_id, version),
    FOREIGN KEY (merchant_id, case_id) REFERENCES trigger_cases ON DELETE CASCADE
);

CREATE TABLE backtests (
    merchant_id   uuid NOT NULL REFERENCES merchants,
    id            uuid NOT NULL,
    state         text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'done', 'failed', 'stopped')),
    days          integer NOT NULL CHECK (days BETWEEN 1 AND 365),
    rules         text NOT NULL,
    against       text, -- null: nothing to compare with
    staffing      jsonb, -- null: the queue is left out
    asked_at      timestamptz NOT NULL,
    asked_by      text NOT NULL,
    ended_at      timestamptz,
    done          integer NOT NULL DEFAULT 0,
    total         integer NOT NULL DEFAULT 0,
    report        jsonb,
    claimed_until timestamptz NOT NULL DEFAULT 'epoch',
    tries         integer NOT NULL DEFAULT 0,
    PRIMARY KEY (merchant_id, id),
    CHECK ((state = 'due') = (ended_at IS NULL)),
    CHECK ((state = 'done') = (report IS NOT NULL))
);
CREATE INDEX backtests_due ON backtests (asked_at) WHERE state = 'due';
CREATE UNIQUE INDEX one_backtest ON backtests (merchant_id) WHERE state = 'due';

-- A handoff that first asks for something. It opens when the customer answers, or at its deadline.
CREATE TABLE intakes (
    merchant_id     uuid NOT NULL,
    conversation_id uuid NOT NULL,
    rule            text NOT NULL,
    opening         jsonb NOT NULL,
    items           text[] NOT NULL,
    offers_email    boolean NOT NULL,
    asked_seq       bigint NOT NULL,
    asked_at        timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    claimed_until   timestamptz NOT NULL DEFAULT 'epoch',
    PRIMARY KEY (merchant_id, conversation_id),
    FOREIGN KEY (merchant_id, conversation_id) REFERENCES conversations
);
CREATE INDEX intakes_due ON intakes (due_at);

CREATE INDEX conversations_by_opening ON conversations (merchant_id, opened_at, id);

SELECT keep_merchants_apart();
REVOKE UPDATE, DELETE ON trigger_waivers FROM batonpass_app;
GRANT SELECT, UPDATE ON backtests, intakes TO batonpass_due;

-- What of it is due, in the form of claim_due. One back-test runs at a time in a database; it keeps
-- its claim by telling how far it is.
CREATE FUNCTION claim_trigger_work(wanted integer, lease interval)
RETURNS TABLE (kind text, merchant_id uuid, id text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    WITH due AS (
        SELECT i.merchant_id, i.conversation_id FROM intakes i
          JOIN merchants m ON m.merchant_id = i.merchant_id
         WHERE i.due_at <= clock_timestamp() + m.clock_offset
           AND i.claimed_until < clock_timestamp()
         ORDER BY i.due_at LIMIT wanted FOR UPDATE OF i SKIP LOCKED)
    UPDATE intakes i SET claimed_until = clock_timestamp() + lease
      FROM due WHERE i.merchant_id = due.merchant_id AND i.conversation_id = due.conversation_id
    RETURNING 'intake'::text, i.merchant_id, i.conversation_id::text;

    RETURN QUERY
    WITH due AS (
        SELECT b.merchant_id, b.id FROM backtests b
         WHERE b.state = 'due' AND b.claimed_until < clock_timestamp()
           AND NOT EXISTS (SELECT FROM backtests r
                WHERE r.state = 'due' AND r.claimed_until >= clock_timestamp())
         ORDER BY b.asked_at LIMIT 1 FOR UPDATE OF b SKIP LOCKED)
    UPDATE backtests b SET claimed_until = clock_timestamp() + interval '1 minute',
                           tries = b.tries + 1
      FROM due WHERE b.merchant_id = due.merchant_id AND b.id = due.id
    RETURNING 'backtest'::text, b.merchant_id, b.id::text;
END
$$;
ALTER FUNCTION claim_trigger_work(integer, interval) OWNER TO batonpass_due;
REVOKE ALL ON FUNCTION claim_trigger_work(integer, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_trigger_work(integer, interval) TO batonpass_app;
