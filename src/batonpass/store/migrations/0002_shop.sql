-- The shop a merchant connected, what it posted to us, what it pushed, and what privacy asked for.

CREATE TABLE shop_connections (
    merchant_id     uuid PRIMARY KEY REFERENCES merchants,
    kind            text NOT NULL CHECK (kind IN ('shopify', 'woocommerce', 'own', 'pushed')),
    address         text NOT NULL,
    -- Everything secret, under the key that `key_name` names.
    sealed          bytea NOT NULL,
    key_name        text NOT NULL,
    terms           jsonb NOT NULL,
    -- `gone`: the merchant removed us there. The token is forgotten; what signs what must still
    -- be erased is kept until the shop asks for that.
    state           text NOT NULL DEFAULT 'connected' CHECK (state IN ('connected', 'gone')),
    revision        integer NOT NULL DEFAULT 1,
    connected_at    timestamptz NOT NULL,
    connected_by    text NOT NULL,
    gone_at         timestamptz,
    checked_at      timestamptz,
    last_success_at timestamptz,
    last_error_at   timestamptz,
    last_error      text NOT NULL DEFAULT '',
    is_answering    boolean NOT NULL DEFAULT true,
    missing         jsonb NOT NULL DEFAULT '[]',
    -- The sentences the owner was last told by mail, or saw when connecting.
    told            jsonb NOT NULL DEFAULT '[]',
    hook_at         timestamptz,
    hook_refused_at timestamptz,
    -- When the worker looks whether it still answers; real time, also for a sandbox.
    check_due_at    timestamptz NOT NULL,
    claimed_until   timestamptz NOT NULL DEFAULT 'epoch',
    CHECK ((state = 'gone') = (gone_at IS NOT NULL))
);
CREATE INDEX shop_connections_due ON shop_connections (check_due_at) WHERE state = 'connected';

CREATE TABLE shop_deliveries (
    merchant_id uuid NOT NULL REFERENCES merchants,
    vendor      text NOT NULL,
    id          text NOT NULL,
    digest      text NOT NULL,
    topic       text NOT NULL,
    outcome     text NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, vendor, id)
);
CREATE INDEX shop_deliveries_by_digest ON shop_deliveries (merchant_id, vendor, digest);
CREATE INDEX shop_deliveries_by_time ON shop_deliveries (merchant_id, at);

CREATE TABLE shop_orders (
    merchant_id uuid NOT NULL REFERENCES merchants,
    number      text NOT NULL,
    email       text NOT NULL,
    customer_id text NOT NULL,
    parcels     text[] NOT NULL,
    placed_at   timestamptz NOT NULL,
    as_of       timestamptz NOT NULL,
    body        jsonb NOT NULL,
    PRIMARY KEY (merchant_id, number)
);
CREATE INDEX shop_orders_by_email ON shop_orders (merchant_id, email, placed_at DESC);
CREATE INDEX shop_orders_by_customer ON shop_orders (merchant_id, customer_id, placed_at DESC);
CREATE INDEX shop_orders_by_time ON shop_orders (merchant_id, placed_at DESC);
CREATE INDEX shop_orders_by_parcel ON shop_orders USING gin (parcels);

-- What a customer asked, through the shop, to be told of what is kept.
CREATE TABLE customer_exports (
    merchant_id uuid NOT NULL REFERENCES merchants,
    id          uuid NOT NULL,
    request     text NOT NULL,
    about       text NOT NULL,
    body        jsonb NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, id)
);

SELECT keep_merchants_apart();

GRANT SELECT, UPDATE ON shop_connections TO batonpass_due;

-- Shops whose look is due, claimed for a while: a merchant, never a byte of what is sealed.
CREATE FUNCTION claim_shops(wanted integer, lease interval)
RETURNS TABLE (kind text, merchant_id uuid, id text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH due AS (
        SELECT s.merchant_id FROM shop_connections s
         WHERE s.state = 'connected' AND s.check_due_at <= clock_timestamp()
           AND s.claimed_until < clock_timestamp()
         ORDER BY s.check_due_at LIMIT wanted FOR UPDATE SKIP LOCKED)
    UPDATE shop_connections s SET claimed_until = clock_timestamp() + lease * 12
      FROM due WHERE s.merchant_id = due.merchant_id
    RETURNING 'shop'::text, s.merchant_id, s.merchant_id::text
$$;

ALTER FUNCTION claim_shops(integer, interval) OWNER TO batonpass_due;
REVOKE ALL ON FUNCTION claim_shops(integer, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_shops(integer, interval) TO batonpass_app;
