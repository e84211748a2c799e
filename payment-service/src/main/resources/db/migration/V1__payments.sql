-- Amounts are minor units of the payment's currency.

CREATE TABLE payment (
  id                 uuid        PRIMARY KEY, -- version 7: newest has the largest id
  order_id           uuid        NOT NULL UNIQUE,
  buyer_id           text        NOT NULL,
  supplier_id        text        NOT NULL,
  payment_method_id  text        NOT NULL,
  status             text        NOT NULL CHECK (status IN ('PENDING', 'ACTION_REQUIRED',
                       'AUTHORIZED', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
  currency           text        NOT NULL,
  amount             bigint      NOT NULL CHECK (amount > 0),
  platform_fee       bigint      NOT NULL CHECK (platform_fee BETWEEN 0 AND amount),
  refunded           bigint      NOT NULL CHECK (refunded >= 0),
  refunds_pending    bigint      NOT NULL CHECK (refunds_pending >= 0),
  fee_given_back     bigint      NOT NULL CHECK (fee_given_back BETWEEN 0 AND platform_fee),
  gateway            text        NOT NULL,
  gateway_reference  text,
  failure_reason     text,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,
  CONSTRAINT refunds_within_amount CHECK (refunded + refunds_pending <= amount)
);
CREATE INDEX payment_buyer ON payment (buyer_id, id DESC);
CREATE INDEX payment_status ON payment (status, id DESC);

-- One try to have a payment authorized.
CREATE TABLE attempt (
  id               uuid        PRIMARY KEY,
  payment_id       uuid        NOT NULL REFERENCES payment,
  number           integer     NOT NULL CHECK (number > 0),
  gateway          text        NOT NULL,
  idempotency_key  text        NOT NULL UNIQUE, -- what the gateway knows it by
  status           text        NOT NULL CHECK (status IN ('NEW', 'UNKNOWN', 'PENDING',
                     'ACTION_REQUIRED', 'AUTHORIZED', 'FAILED')),
  tries            integer     NOT NULL,
  next_try_at      timestamptz, -- when the gateway is asked next; also the lease of who asks now
  answer_by        timestamptz, -- when it fails unless the buyer has acted
  failure_reason   text,
  traceparent      text,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  UNIQUE (payment_id, number),
  CONSTRAINT asked_until_final CHECK ((status IN ('AUTHORIZED', 'FAILED')) = (next_try_at IS NULL))
);
CREATE INDEX attempt_due ON attempt (next_try_at) WHERE next_try_at IS NOT NULL;

CREATE TABLE refund (
  id                 uuid        PRIMARY KEY,
  payment_id         uuid        NOT NULL REFERENCES payment,
  amount             bigint      NOT NULL CHECK (amount > 0),
  platform_fee       bigint      CHECK (platform_fee BETWEEN 0 AND amount),
  status             text        NOT NULL CHECK (status IN ('PENDING', 'SUCCEEDED', 'FAILED')),
  reason             text,
  tries              integer     NOT NULL,
  next_try_at        timestamptz, -- as of an attempt
  gateway_reference  text,
  failure_reason     text,
  traceparent        text,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,
  CONSTRAINT asked_until_final CHECK ((status = 'PENDING') = (next_try_at IS NOT NULL))
);
CREATE INDEX refund_due ON refund (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX refund_payment ON refund (payment_id);
