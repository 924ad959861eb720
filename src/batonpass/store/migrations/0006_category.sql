-- What was fitted from a merchant's categories.

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
