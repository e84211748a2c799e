-- What exactly a gateway is asked for. An attempt may be by another method than its order named, in
-- another currency, and with a surcharge.

ALTER TABLE operation
  ADD COLUMN method_token     text,   -- the gateway's token of how the buyer pays, never a card number
  ADD COLUMN instrument_id    text,   -- the buyer's instrument, if he named one
  ADD COLUMN charged          bigint CHECK (charged > 0), -- in charged_currency; null: amount
  ADD COLUMN charged_currency text CHECK (charged_currency ~ '^[A-Z]{3}$'),
  ADD COLUMN rate             text,   -- charged currency per payment's currency, a plain decimal
  ADD COLUMN surcharge        bigint CHECK (surcharge > 0), -- in the payment's currency
  ADD CONSTRAINT charged_whole CHECK ((charged IS NULL) = (charged_currency IS NULL)),
  ADD CONSTRAINT rate_of_charged CHECK (rate IS NULL OR charged IS NOT NULL);

UPDATE operation SET method_token = payment.payment_method_id
  FROM payment WHERE payment.id = operation.payment_id;
ALTER TABLE operation ALTER COLUMN method_token SET NOT NULL;

-- A gateway can fail a refund that had succeeded: it is asked about for a while.
ALTER TABLE operation
  DROP CONSTRAINT asked_until_final,
  ADD CONSTRAINT asked_until_final CHECK (
    CASE status WHEN 'FAILED' THEN next_ask_at IS NULL
                WHEN 'SUCCEEDED' THEN next_ask_at IS NULL OR kind = 'REFUND'
                ELSE next_ask_at IS NOT NULL END);

-- Operations without a definite answer are few, and are listed.
CREATE INDEX operation_unknown ON operation (payment_id) WHERE status = 'UNKNOWN';
