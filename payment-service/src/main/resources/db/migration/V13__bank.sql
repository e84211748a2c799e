-- Bank statements and the money that came with them. Amounts are minor units of the currency beside them.

ALTER TABLE operation
  DROP CONSTRAINT operation_next_action_check,
  ADD CONSTRAINT operation_next_action_check
    CHECK (next_action IN ('redirect', 'qr_code', 'one_time_code', 'bank_transfer'));

CREATE TABLE bank_statement (
  id           uuid        PRIMARY KEY, -- version 7
  content      text        NOT NULL UNIQUE, -- SHA-256 of the file: the same file is imported once
  message      text        NOT NULL, -- its type and version
  message_id   text        NOT NULL,
  received_by  text        NOT NULL,
  received_at  timestamptz NOT NULL,
  report       text        NOT NULL  -- what came of it, as JSON
);

-- What was booked, once however often a bank draws its day.
CREATE TABLE bank_entry (
  key             text    PRIMARY KEY, -- SHA-256 of what it is known by
  statement_id    uuid    NOT NULL REFERENCES bank_statement, -- the first that had it
  bank_account    text    NOT NULL, -- a name of ours
  booked_on       date    NOT NULL,
  currency        text    NOT NULL,
  amount          bigint  NOT NULL, -- negative if money went out
  reversal        boolean NOT NULL,
  bank_reference  text
);

-- Money that came in: one payment of an entry.
CREATE TABLE receipt (
  id              uuid        PRIMARY KEY, -- version 7: newest has the largest id
  entry_key       text        NOT NULL REFERENCES bank_entry,
  part            integer     NOT NULL CHECK (part > 0), -- its number in the entry
  bank_account    text        NOT NULL,
  currency        text        NOT NULL,
  amount          bigint      NOT NULL CHECK (amount > 0),
  bank_reference  text        NOT NULL,
  remitter        text,
  remittance      text,
  booked_on       date        NOT NULL,
  attempt_id      uuid, -- whose reference is on it
  created_at      timestamptz NOT NULL,
  revision        integer     NOT NULL,
  allocated       bigint      NOT NULL CHECK (allocated >= 0), -- to payments
  being_returned  bigint      NOT NULL CHECK (being_returned >= 0), -- the bank is asked to send it back
  returned        bigint      NOT NULL CHECK (returned >= 0), -- to its sender
  note            text, -- why money of it is left
  updated_at      timestamptz NOT NULL,
  UNIQUE (entry_key, part),
  CONSTRAINT no_more_than_received CHECK (allocated + being_returned + returned <= amount)
);
CREATE INDEX receipt_left ON receipt (id DESC) WHERE allocated + being_returned + returned < amount;
CREATE INDEX receipt_attempt ON receipt (attempt_id) WHERE attempt_id IS NOT NULL;
CREATE INDEX receipt_reference ON receipt (bank_account, bank_reference);

CREATE TABLE receipt_allocation (
  receipt_id  uuid        NOT NULL REFERENCES receipt,
  payment_id  uuid        NOT NULL REFERENCES payment,
  amount      bigint      NOT NULL CHECK (amount > 0),
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (receipt_id, payment_id)
);
CREATE INDEX receipt_allocation_payment ON receipt_allocation (payment_id);

CREATE TABLE receipt_return (
  id              uuid        PRIMARY KEY, -- makes the end-to-end id at the bank
  receipt_id      uuid        NOT NULL REFERENCES receipt,
  amount          bigint      NOT NULL CHECK (amount > 0),
  reason          text        NOT NULL,
  created_at      timestamptz NOT NULL,
  status          text        NOT NULL CHECK (status IN ('ORDERED', 'PAID', 'REFUSED')),
  asks            integer     NOT NULL,
  next_ask_at     timestamptz, -- when the bank is asked next; also the lease of who asks now
  bank_reference  text, -- of what went out
  updated_at      timestamptz NOT NULL,
  CONSTRAINT asked_until_final CHECK ((status = 'ORDERED') = (next_ask_at IS NOT NULL))
);
CREATE INDEX receipt_return_due ON receipt_return (next_ask_at) WHERE next_ask_at IS NOT NULL;
CREATE INDEX receipt_return_receipt ON receipt_return (receipt_id);

-- Reversals that were imported before what they take back; removed when that comes.
CREATE TABLE early_reversal (
  entry_key       text    NOT NULL REFERENCES bank_entry,
  part            integer NOT NULL,
  bank_account    text    NOT NULL,
  bank_reference  text    NOT NULL,
  currency        text    NOT NULL,
  amount          bigint  NOT NULL CHECK (amount > 0),
  PRIMARY KEY (entry_key, part)
);
CREATE INDEX early_reversal_reference ON early_reversal (bank_reference);
