-- What buyers pay with. No card number is ever here: a card is known by its gateway's token.

CREATE TABLE payment_account (
  id                  uuid        PRIMARY KEY,
  buyer_id            text        NOT NULL UNIQUE,
  revision            integer     NOT NULL,
  frozen_by           text        CHECK (frozen_by IN ('BUYER', 'STAFF')), -- null: it is open
  frozen_reason       text,
  default_instrument  uuid,
  created_at          timestamptz NOT NULL,
  updated_at          timestamptz NOT NULL,
  CONSTRAINT frozen_with_reason CHECK ((frozen_by IS NULL) = (frozen_reason IS NULL))
);

CREATE TABLE instrument (
  id             uuid        PRIMARY KEY,
  account_id     uuid        NOT NULL REFERENCES payment_account,
  kind           text        NOT NULL CHECK (kind IN ('card', 'alipay', 'bank_account')),
  gateway        text,       -- who knows the token; null: the token itself says
  token          text        NOT NULL,
  fingerprint    text        NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'), -- under a key
  brand          text,
  last_four      text,
  expiry         date,       -- the first day of the last month in which a card is valid
  country        text,
  holder         text,
  bank_code      text,
  login          text,       -- masked
  sealed_number  bytea,      -- of a bank account, encrypted
  linked_at      timestamptz NOT NULL,
  removed_at     timestamptz
);
CREATE INDEX instrument_account ON instrument (account_id, linked_at);
CREATE UNIQUE INDEX instrument_once ON instrument (account_id, fingerprint) WHERE removed_at IS NULL;

-- Tells a service that was started with another key than the one that fingerprints are under.
CREATE TABLE secret_key_check (
  one  boolean PRIMARY KEY DEFAULT true CHECK (one),
  tag  bytea   NOT NULL
);

-- Whether an instrument has paid.
CREATE INDEX operation_paid_by ON operation (instrument_id)
 WHERE kind = 'AUTHORIZATION' AND status = 'SUCCEEDED' AND instrument_id IS NOT NULL;
