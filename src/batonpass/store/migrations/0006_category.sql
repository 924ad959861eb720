-- What a merchant's customers write about, by examples, and what was fitted from them.

-- Every version stays: the one in force on Monday explains Monday's decisions.
CREATE TABLE category_lists (
    merchant_id uuid NOT NULL REFERENCES merchants,
    version     integer NOT NULL CHECK (version > 0),
    body        jsonb NOT NULL,
    changed_at  timestamptz NOT NULL,
    changed_by  text NOT NULL,
    PRIMARY KEY (merchant_id, version)
);

-- Fitted once for all processes; it can always be fitted again.
CREATE TABLE category_fits (
    merchant_id uuid NOT NULL REFERENCES merchants,
    version     integer NOT NULL CHECK (version >= 0), -- 0: the list every shop starts with
    model       text NOT NULL,             -- the model's version it was fitted with
    body        bytea,                     -- null: the model brings what was fitted itself
    drift       double precision NOT NULL, -- how far traffic moved the line, in log-odds
    traffic     integer NOT NULL,          -- messages the line was fitted on
    fitted_at   timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, version)
);

SELECT keep_merchants_apart();
REVOKE UPDATE, DELETE ON category_lists FROM batonpass_app;
