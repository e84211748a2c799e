-- Everything here but the dictionary, the generations' registry and the replays' records can be
-- computed again from the log. Each row belongs to a generation of the ledger and to a partition of
-- the log: a generation is built beside the live one and switched to; a partition is rebuilt,
-- compared or moved on its own.

-- Accounts by number, shared by all generations. A number says its currency (ISO 4217 numeric code
-- in the upper bits), so that a posting between two currencies fails a check on its own row.
CREATE SEQUENCE account_number AS bigint MAXVALUE 1099511627775; -- 2^40 - 1
CREATE TABLE account (
  id        bigint PRIMARY KEY,
  path      text   NOT NULL, -- buyer:{id}, supplier:{id}, gateway:{name}, platform:{name}
  currency  text   NOT NULL,
  UNIQUE (path, currency)
);
CREATE INDEX account_path ON account (path text_pattern_ops, currency);

CREATE TABLE generation (
  number      integer     PRIMARY KEY,
  state       text        NOT NULL CHECK (state IN ('BUILDING', 'LIVE', 'RETIRED')),
  created_at  timestamptz NOT NULL DEFAULT now(),
  live_at     timestamptz,
  retired_at  timestamptz
);
CREATE UNIQUE INDEX generation_one_live ON generation (state) WHERE state = 'LIVE';

-- How far each generation has taken each partition, and the head of its chain there.
CREATE TABLE partition_head (
  generation   integer  NOT NULL REFERENCES generation ON DELETE CASCADE,
  partition    smallint NOT NULL,
  next_offset  bigint   NOT NULL,
  entries      bigint   NOT NULL,
  chain_hash   bytea    NOT NULL,
  PRIMARY KEY (generation, partition)
);

-- Columns stand widest first where that saves padding: these tables have millions of rows.

CREATE TABLE journal_entry (
  generation       integer     NOT NULL,
  partition        smallint    NOT NULL,
  step             smallint    NOT NULL, -- 0, but for events released from parking at this offset
  "offset"         bigint      NOT NULL,
  previous_offset  bigint      NOT NULL, -- the order's previous entry, -1 for its first
  occurred_at      timestamptz NOT NULL, -- never before the order's previous entry
  previous_step    smallint    NOT NULL,
  type             smallint    NOT NULL, -- EventType
  status           smallint    NOT NULL, -- TransactionStatus after it
  event_id         uuid        NOT NULL,
  order_id         uuid        NOT NULL,
  chain_hash       bytea       NOT NULL  -- SHA-256 of the previous hash and this entry
) PARTITION BY LIST (generation);

-- An amount moved from one account to another: a row that does not balance cannot exist.
CREATE TABLE posting (
  generation      integer     NOT NULL,
  partition       smallint    NOT NULL,
  step            smallint    NOT NULL,
  "offset"        bigint      NOT NULL,
  occurred_at     timestamptz NOT NULL,
  debit_account   bigint      NOT NULL,
  credit_account  bigint      NOT NULL,
  amount          bigint      NOT NULL,
  line            smallint    NOT NULL,
  CONSTRAINT posting_moves_something CHECK (amount > 0 AND debit_account <> credit_account),
  CONSTRAINT posting_balances_per_currency CHECK (debit_account >> 40 = credit_account >> 40)
) PARTITION BY LIST (generation);

-- One row per partition that touched the account; summed when read.
CREATE TABLE balance (
  generation      integer  NOT NULL,
  partition       smallint NOT NULL,
  account         bigint   NOT NULL,
  posted_debits   bigint   NOT NULL,
  posted_credits  bigint   NOT NULL,
  pending_debits  bigint   NOT NULL,
  pending_credits bigint   NOT NULL,
  CONSTRAINT balance_is_no_debt CHECK (
    posted_debits >= 0 AND posted_credits >= 0 AND pending_debits >= 0 AND pending_credits >= 0)
) PARTITION BY LIST (generation);

CREATE TABLE transaction (
  generation    integer     NOT NULL,
  partition     smallint    NOT NULL,
  status        smallint    NOT NULL,
  buyer         bigint      NOT NULL,
  supplier      bigint      NOT NULL,
  total         bigint      NOT NULL,
  fee           bigint      NOT NULL,
  refunded      bigint      NOT NULL,
  fee_refunded  bigint      NOT NULL,
  placed_at     timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  last_offset   bigint      NOT NULL,
  last_step     smallint    NOT NULL,
  order_id      uuid        NOT NULL,
  payment_id    uuid,
  event_ids     uuid[]      NOT NULL,
  CONSTRAINT transaction_refunds_are_covered CHECK (
    refunded BETWEEN 0 AND total AND fee_refunded BETWEEN 0 AND fee AND fee <= total)
) PARTITION BY LIST (generation);

-- Events that could not be posted, and those of the same order behind them.
CREATE TABLE parked_event (
  generation      integer  NOT NULL REFERENCES generation ON DELETE CASCADE,
  partition       smallint NOT NULL,
  "offset"        bigint   NOT NULL,
  order_id        uuid,
  record_key      bytea,
  headers         bytea[]  NOT NULL, -- name, value, name, value, ...
  payload         bytea,
  reason          text     NOT NULL,
  detail          text     NOT NULL,
  -- what ops decided, by an event at this offset; null while it is parked
  decided_offset  bigint,
  decision        text CHECK (decision IN ('RETRIED', 'DISCARDED')),
  decided_by      text,
  decision_reason text,
  PRIMARY KEY (generation, partition, "offset")
);
CREATE INDEX parked_event_order ON parked_event (generation, order_id) WHERE decision IS NULL;

CREATE TABLE replay (
  id            uuid        PRIMARY KEY,
  mode          text        NOT NULL CHECK (mode IN ('VERIFY', 'REBUILD')),
  status        text        NOT NULL
                CHECK (status IN ('RUNNING', 'SUCCEEDED', 'DIFFERENT', 'FAILED', 'CANCELLED')),
  phase         text        NOT NULL,
  phase_since   timestamptz NOT NULL,
  phase_millis  jsonb       NOT NULL DEFAULT '{}', -- how long each finished phase took
  events_done   bigint      NOT NULL DEFAULT 0,
  events_total  bigint      NOT NULL DEFAULT 0,
  generation    integer,              -- the one built by a rebuild
  accept_differences text,            -- why differences may be switched to, if they may
  cancel_requested boolean  NOT NULL DEFAULT false,
  identical     boolean,              -- once compared
  report        jsonb,                -- what was found
  failure       text,                 -- why it failed, and what to do
  started_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  finished_at   timestamptz
);
-- One at a time: two would only slow each other down, and one switch must not overtake another.
CREATE UNIQUE INDEX replay_one_running ON replay (status) WHERE status = 'RUNNING';
