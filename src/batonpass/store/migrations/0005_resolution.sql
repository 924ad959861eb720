-- What a merchant offers in which situation, what became of suggestions, and repeats by case.

-- Every version stays: one published from Monday to Tuesday explains Monday's refunds.
CREATE TABLE documents (
    merchant_id uuid NOT NULL REFERENCES merchants,
    kind        text NOT NULL, -- resolutions, categories
    version     integer NOT NULL CHECK (version > 0),
    body        jsonb NOT NULL,
    changed_at  timestamptz NOT NULL,
    changed_by  text NOT NULL,
    PRIMARY KEY (merchant_id, kind, version)
);

-- What an agent did with what was suggested to them: a step, or the draft reply.
CREATE TABLE suggestions (
    merchant_id uuid NOT NULL,
    handoff_id  uuid NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('step', 'draft')),
    what        text NOT NULL, -- the step's id; of a draft, the language
    policy      text NOT NULL DEFAULT '',
    outcome     text NOT NULL CHECK (outcome IN ('accepted', 'edited', 'rejected', 'unused')),
    why         text NOT NULL DEFAULT '',
    agent_id    uuid,
    at          timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, handoff_id, kind, what),
    FOREIGN KEY (merchant_id, handoff_id) REFERENCES handoffs
);
CREATE INDEX suggestions_at ON suggestions (merchant_id, at);

-- A case whose conversation was counted after it ended, with the questions that could have repeated.
CREATE TABLE repeat_counts (
    merchant_id       uuid NOT NULL,
    handoff_id        uuid NOT NULL,
    assistant_asked   integer NOT NULL, -- questions of the assistant
    agent_asked       integer NOT NULL, -- questions of agents
    assistant_repeats integer NOT NULL, -- of them, for what was known
    stated_again      text[] NOT NULL,  -- kinds of facts the customer said again after the handoff
    at                timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, handoff_id),
    FOREIGN KEY (merchant_id, handoff_id) REFERENCES handoffs
);
CREATE INDEX repeat_counts_at ON repeat_counts (merchant_id, at);
CREATE INDEX repeats_at ON repeats (merchant_id, at);

SELECT keep_merchants_apart();
REVOKE UPDATE, DELETE ON documents FROM batonpass_app;
