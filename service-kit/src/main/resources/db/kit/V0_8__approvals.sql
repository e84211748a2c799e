-- Commands that one person has requested and another one approves or rejects.
CREATE TABLE approval (
  id               uuid        PRIMARY KEY,  -- version 7: sorts by time
  status           text        NOT NULL
    CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED', 'USED', 'EXPIRED')),
  action           text        NOT NULL,
  requested_by     text        NOT NULL,     -- the token's subject
  roles            text[]      NOT NULL,     -- of which an approver needs one
  method           text        NOT NULL,
  path             text        NOT NULL,
  body_sha256      bytea       NOT NULL CHECK (length(body_sha256) = 32),
  fingerprint      bytea       NOT NULL CHECK (length(fingerprint) = 32), -- of what it is bound to
  summary          text        NOT NULL,
  worth_minor      bigint,                   -- null if nobody knows
  worth_currency   text,
  reason           text,
  requested_at     timestamptz NOT NULL,
  expires_at       timestamptz NOT NULL,
  decided_by       text CHECK (decided_by <> requested_by),
  decided_at       timestamptz,
  decision_reason  text,
  used_at          timestamptz,
  earlier          uuid REFERENCES approval, -- the last one of the same request
  CHECK ((worth_minor IS NULL) = (worth_currency IS NULL)),
  CHECK (status NOT IN ('APPROVED', 'REJECTED', 'USED') OR decided_by IS NOT NULL),
  CHECK ((status = 'USED') = (used_at IS NOT NULL))
);
CREATE INDEX approval_fingerprint ON approval (fingerprint, id);
-- One that is open for each request: two at once ask for the same.
CREATE UNIQUE INDEX approval_open ON approval (fingerprint)
  WHERE status IN ('PENDING', 'APPROVED');
