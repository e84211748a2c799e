-- For services that take events one by one.

-- Events taken before, by id, so that a second delivery has no effect.
CREATE TABLE seen_event (
  event_id  uuid        PRIMARY KEY,
  seen_at   timestamptz NOT NULL
);
CREATE INDEX seen_event_seen_at ON seen_event (seen_at);

-- Events that could not be taken, and those of the same order that wait behind them.
CREATE TABLE parked_event (
  partition   integer     NOT NULL,
  "offset"    bigint      NOT NULL,
  record_key  bytea,
  headers     bytea[]     NOT NULL, -- name, value, name, value, ...
  payload     bytea,
  reason      text        NOT NULL,
  detail      text        NOT NULL,
  parked_at   timestamptz NOT NULL,
  PRIMARY KEY (partition, "offset")
);
CREATE INDEX parked_event_key ON parked_event (record_key);
