-- One-time codes of buyers (TOTP, RFC 6238), and what was approved by them.

CREATE TABLE second_factor (
  account_id     uuid        PRIMARY KEY REFERENCES payment_account,
  sealed_secret  bytea       NOT NULL, -- encrypted
  confirmed_at   timestamptz,          -- null: no code of it was given yet
  last_step      bigint      NOT NULL, -- of the code accepted last: none is accepted twice
  wrong_codes    integer     NOT NULL,
  locked_until   timestamptz,
  created_at     timestamptz NOT NULL
);

CREATE TABLE recovery_code (
  account_id  uuid NOT NULL REFERENCES second_factor ON DELETE CASCADE,
  tag         text NOT NULL CHECK (tag ~ '^[0-9a-f]{64}$'), -- of the code, under a key
  PRIMARY KEY (account_id, tag)
);

-- An attempt that its buyer approved: what he was shown, and how he did.
CREATE TABLE buyer_approval (
  attempt_id   uuid        PRIMARY KEY REFERENCES operation,
  account_id   uuid        NOT NULL REFERENCES payment_account,
  order_id     uuid        NOT NULL,
  supplier_id  text        NOT NULL,
  currency     text        NOT NULL,
  amount       bigint      NOT NULL CHECK (amount > 0),
  method       text        NOT NULL CHECK (method IN ('one_time_code', 'recovery_code')),
  approved_at  timestamptz NOT NULL
);
