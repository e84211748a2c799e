-- Exchange rates as they were set: rows are added and never changed. Of those valid at a time, the
-- one set last holds.
CREATE TABLE exchange_rate (
  number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the order in which they were set
  base        text        NOT NULL CHECK (base ~ '^[A-Z]{3}$'),
  quote       text        NOT NULL CHECK (quote ~ '^[A-Z]{3}$' AND quote <> base),
  rate        text        NOT NULL, -- units of quote for one unit of base, a plain decimal
  valid_from  timestamptz NOT NULL,
  valid_until timestamptz NOT NULL,
  set_by      text        NOT NULL,
  set_at      timestamptz NOT NULL,
  CONSTRAINT valid_for_some_time CHECK (valid_from < valid_until)
);
CREATE INDEX exchange_rate_pair ON exchange_rate (base, quote, number DESC);

-- What buyers were told that they would be charged. Amounts are minor units.
CREATE TABLE quote (
  id                uuid        PRIMARY KEY, -- version 7: newest has the largest id
  buyer_id          text        NOT NULL,
  payment_method_id text        NOT NULL,
  amount            bigint      NOT NULL CHECK (amount > 0),
  currency          text        NOT NULL,
  charged           bigint      NOT NULL CHECK (charged > 0),
  charged_currency  text        NOT NULL,
  rate              text,
  surcharge         bigint      CHECK (surcharge > 0), -- in currency
  expires_at        timestamptz NOT NULL,
  created_at        timestamptz NOT NULL,
  CONSTRAINT rate_between_currencies CHECK ((rate IS NULL) = (currency = charged_currency))
);
CREATE INDEX quote_buyer ON quote (buyer_id, payment_method_id, amount, currency, id DESC);
CREATE INDEX quote_expired ON quote (expires_at);

-- Whether an instrument has paid before.
CREATE INDEX operation_instrument_paid ON operation (instrument_id)
  WHERE instrument_id IS NOT NULL AND kind = 'AUTHORIZATION' AND status = 'SUCCEEDED';
