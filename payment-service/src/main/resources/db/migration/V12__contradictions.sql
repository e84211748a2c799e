-- Evidence that does not fit what is believed of an operation. Without foreign keys: keeping it must
-- not wait for whoever has locked what it is about.
CREATE TABLE contradiction (
  operation_id uuid        NOT NULL,
  operation    text        NOT NULL, -- the same id with its prefix
  payment_id   uuid        NOT NULL,
  kind         text        NOT NULL
                 CHECK (kind IN ('SUCCESS_AFTER_FAILURE', 'FAILURE_AFTER_SUCCESS', 'OTHER_AMOUNT')),
  believed     text        NOT NULL, -- the operation's status when it was said
  source       text        NOT NULL, -- by what way it was learned
  said         text        NOT NULL,
  times        integer     NOT NULL CHECK (times > 0),
  first_at     timestamptz NOT NULL,
  last_at      timestamptz NOT NULL,
  PRIMARY KEY (operation_id, kind, source, said)
);
CREATE INDEX contradiction_payment ON contradiction (payment_id);

-- A charge that pays for nothing is reversed: its attempt is SURPLUS, and the reversal an operation
-- with the attempt's number.
ALTER TABLE operation
  ADD COLUMN charge_reference text, -- of a reversal: the gateway's own name of the charge
  DROP CONSTRAINT operation_kind_check,
  ADD CONSTRAINT operation_kind_check CHECK (kind IN ('AUTHORIZATION', 'REFUND', 'REVERSAL')),
  DROP CONSTRAINT operation_status_check,
  ADD CONSTRAINT operation_status_check CHECK (status IN ('CREATED', 'ASKED', 'UNKNOWN',
    'PENDING', 'ACTION_REQUIRED', 'SUCCEEDED', 'FAILED', 'SURPLUS')),
  DROP CONSTRAINT asked_until_final,
  ADD CONSTRAINT asked_until_final CHECK (
    CASE WHEN status IN ('FAILED', 'SURPLUS') THEN next_ask_at IS NULL
         WHEN status = 'SUCCEEDED' THEN next_ask_at IS NULL OR kind <> 'AUTHORIZATION'
         ELSE next_ask_at IS NOT NULL END),
  ADD CONSTRAINT reversal_of_a_charge CHECK ((kind = 'REVERSAL') = (charge_reference IS NOT NULL));
