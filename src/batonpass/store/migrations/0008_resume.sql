-- Links that continue one conversation on another device, and what is mailed after the fact.

-- Only hashes: the link itself is on the customer's screen or in their mail, and nowhere here.
CREATE TABLE resume_links (
    merchant_id     uuid NOT NULL,
    id              uuid NOT NULL,
    conversation_id uuid NOT NULL,
    customer_id     uuid NOT NULL,
    secret_hash     bytea NOT NULL,
    way             text NOT NULL CHECK (way IN ('shown', 'mailed')),
    made_at         timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    opens_left      integer NOT NULL CHECK (opens_left >= 0),
    tries_left      integer NOT NULL CHECK (tries_left >= 0), -- with a wrong secret
    PRIMARY KEY (merchant_id, id),
    FOREIGN KEY (merchant_id, conversation_id) REFERENCES conversations,
    FOREIGN KEY (merchant_id, customer_id) REFERENCES customers
);
CREATE INDEX resume_links_by_conversation ON resume_links (merchant_id, conversation_id);

-- Taking a link back takes back every device it opened.
CREATE TABLE resume_devices (
    merchant_id     uuid NOT NULL,
    id              uuid NOT NULL,
    link_id         uuid NOT NULL,
    token_hash      bytea NOT NULL,
    made_at         timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, id),
    FOREIGN KEY (merchant_id, link_id) REFERENCES resume_links ON DELETE CASCADE
);
CREATE INDEX resume_devices_by_link ON resume_devices (merchant_id, link_id);

-- A mail that ends with a link: the link is made as it goes out.
ALTER TABLE mails ADD COLUMN resumes boolean NOT NULL DEFAULT false;

-- One mail to who fell silent in line, once for each handoff.
CREATE TABLE follow_ups (
    merchant_id   uuid NOT NULL,
    handoff_id    uuid NOT NULL,
    state         text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sent', 'dropped')),
    made_at       timestamptz NOT NULL,
    due_at        timestamptz NOT NULL,
    claimed_until timestamptz NOT NULL DEFAULT 'epoch',
    settled_at    timestamptz,
    PRIMARY KEY (merchant_id, handoff_id),
    FOREIGN KEY (merchant_id, handoff_id) REFERENCES handoffs,
    CHECK ((state = 'due') = (settled_at IS NULL))
);
CREATE INDEX follow_ups_due ON follow_ups (due_at) WHERE state = 'due';

-- When the ledger of promises is looked at for the leads: once a week, from the second day on.
ALTER TABLE merchants
    ADD COLUMN ledger_due_at timestamptz NOT NULL DEFAULT clock_timestamp() + interval '1 day',
    ADD COLUMN ledger_claimed_until timestamptz NOT NULL DEFAULT 'epoch';

SELECT keep_merchants_apart();
GRANT SELECT, UPDATE ON follow_ups TO batonpass_due;
GRANT UPDATE (ledger_claimed_until) ON merchants TO batonpass_due;

-- What of it is due, in the form of claim_due.
CREATE FUNCTION claim_line_mail(wanted integer, lease interval)
RETURNS TABLE (kind text, merchant_id uuid, id text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    WITH due AS (
        SELECT f.merchant_id, f.handoff_id FROM follow_ups f
          JOIN merchants m ON m.merchant_id = f.merchant_id
         WHERE f.state = 'due' AND f.due_at <= clock_timestamp() + m.clock_offset
           AND f.claimed_until < clock_timestamp()
         ORDER BY f.due_at LIMIT wanted FOR UPDATE OF f SKIP LOCKED)
    UPDATE follow_ups f SET claimed_until = clock_timestamp() + lease
      FROM due WHERE f.merchant_id = due.merchant_id AND f.handoff_id = due.handoff_id
    RETURNING 'follow_up'::text, f.merchant_id, f.handoff_id::text;

    RETURN QUERY
    WITH due AS (
        SELECT m.merchant_id FROM merchants m
         WHERE m.ledger_due_at <= clock_timestamp() + m.clock_offset
           AND m.ledger_claimed_until < clock_timestamp()
         ORDER BY m.ledger_due_at LIMIT wanted FOR UPDATE SKIP LOCKED)
    UPDATE merchants m SET ledger_claimed_until = clock_timestamp() + lease
      FROM due WHERE m.merchant_id = due.merchant_id
    RETURNING 'ledger'::text, m.merchant_id, m.merchant_id::text;
END
$$;

ALTER FUNCTION claim_line_mail(integer, interval) OWNER TO batonpass_due;
REVOKE ALL ON FUNCTION claim_line_mail(integer, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_line_mail(integer, interval) TO batonpass_app;
