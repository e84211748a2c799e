-- What every service needs once. A service's own tables follow from V1 on.

-- Events that a committed state change caused and that the relay has not yet published.
CREATE TABLE outbox_event (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partition   integer,              -- set only where the key alone would not find it
  record_key  bytea       NOT NULL,
  headers     text[]      NOT NULL, -- name, value, name, value, ...
  payload     bytea       NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);

-- How far this service has taken the log: the truth that a rebalance is fenced by.
CREATE TABLE intake_offset (
  topic        text    NOT NULL,
  partition    integer NOT NULL,
  next_offset  bigint  NOT NULL CHECK (next_offset >= 0),
  PRIMARY KEY (topic, partition)
);

-- Answers that a repeated request gets again.
CREATE TABLE idempotency_key (
  scope        text        NOT NULL, -- method and path
  key          text        NOT NULL,
  fingerprint  bytea       NOT NULL, -- SHA-256 of the request
  status       integer     NOT NULL,
  location     text        NOT NULL,
  body         text        NOT NULL,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);
