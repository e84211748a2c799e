-- Disputes that gateways tell of, and what they withdrew from a payment. Amounts are minor units of
-- the payment's currency unless another is named.

CREATE TABLE dispute (
  id                 uuid        PRIMARY KEY, -- version 7: newest has the largest id
  payment_id         uuid        NOT NULL REFERENCES payment,
  gateway            text        NOT NULL,
  gateway_reference  text        NOT NULL, -- the gateway's own name of the dispute
  amount             bigint      NOT NULL CHECK (amount > 0),
  withdrawn          bigint      NOT NULL CHECK (withdrawn > 0), -- in withdrawn_currency
  withdrawn_currency text        NOT NULL CHECK (withdrawn_currency ~ '^[A-Z]{3}$'),
  fee                bigint      CHECK (fee > 0), -- in fee_currency
  fee_currency       text        CHECK (fee_currency ~ '^[A-Z]{3}$'),
  reason             text        NOT NULL,
  opened_at          timestamptz NOT NULL,
  revision           integer     NOT NULL,
  status             text        NOT NULL CHECK (status IN ('OPEN', 'WON', 'LOST')),
  borne_by           text        CHECK (borne_by IN ('SUPPLIER', 'PLATFORM')),
  fee_returned       boolean     NOT NULL,
  closed_at          timestamptz,
  UNIQUE (payment_id, gateway_reference),
  CONSTRAINT fee_whole CHECK ((fee IS NULL) = (fee_currency IS NULL)),
  CONSTRAINT borne_if_lost CHECK ((status = 'LOST') = (borne_by IS NOT NULL)),
  CONSTRAINT closed_if_decided CHECK ((status = 'OPEN') = (closed_at IS NULL))
);
CREATE INDEX dispute_status ON dispute (status, id DESC);

ALTER TABLE payment
  ADD COLUMN withdrawn     bigint  NOT NULL DEFAULT 0 CHECK (withdrawn >= 0), -- by disputes open or lost
  ADD COLUMN open_disputes integer NOT NULL DEFAULT 0 CHECK (open_disputes >= 0),
  DROP CONSTRAINT refunds_within_amount,
  ADD CONSTRAINT refunds_and_disputes_within_amount
    CHECK (refunded + refunds_pending + withdrawn <= amount);

-- A dispute names the charge as the gateway does.
CREATE INDEX payment_charge ON payment (gateway_reference) WHERE gateway_reference IS NOT NULL;
