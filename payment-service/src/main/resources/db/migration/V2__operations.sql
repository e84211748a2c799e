-- Attempts and refunds become one kind of row: what a gateway is asked to do. Amounts are minor
-- units of the payment's currency.

ALTER TABLE payment
  ADD COLUMN revision integer NOT NULL DEFAULT 1,
  ADD COLUMN attempts integer NOT NULL DEFAULT 1 CHECK (attempts > 0);
ALTER TABLE payment ALTER COLUMN revision DROP DEFAULT, ALTER COLUMN attempts DROP DEFAULT;

CREATE TABLE operation (
  id                 uuid        PRIMARY KEY, -- with its prefix, the idempotency key at the gateway
  payment_id         uuid        NOT NULL REFERENCES payment,
  kind               text        NOT NULL CHECK (kind IN ('AUTHORIZATION', 'REFUND')),
  number             integer     NOT NULL CHECK (number > 0), -- among those of its kind
  gateway            text        NOT NULL,
  amount             bigint      NOT NULL CHECK (amount > 0),
  reason             text,
  traceparent        text,
  created_at         timestamptz NOT NULL,
  revision           integer     NOT NULL,
  status             text        NOT NULL CHECK (status IN ('CREATED', 'ASKED', 'UNKNOWN',
                       'PENDING', 'ACTION_REQUIRED', 'SUCCEEDED', 'FAILED')),
  asks               integer     NOT NULL,
  asked_at           timestamptz, -- when the gateway was last asked to do it
  next_ask_at        timestamptz, -- when the gateway is asked next; also the lease of who asks now
  answer_by          timestamptz, -- when it is cancelled unless the buyer has acted
  next_action        text CHECK (next_action IN ('redirect', 'qr_code', 'one_time_code')),
  next_action_text   text, -- URL, content of the code, or where the code was sent
  next_action_expiry timestamptz,
  gateway_reference  text,
  failure_reason     text,
  platform_fee       bigint CHECK (platform_fee BETWEEN 0 AND amount),
  updated_at         timestamptz NOT NULL,
  UNIQUE (payment_id, kind, number),
  CONSTRAINT asked_until_final CHECK ((status IN ('SUCCEEDED', 'FAILED')) = (next_ask_at IS NULL)),
  CONSTRAINT next_action_whole CHECK ((next_action IS NULL) = (next_action_text IS NULL))
);

-- A row that was claimed and has no answer may have reached its gateway: it is inquired about, and
-- since nobody knows when it was asked, its settling time begins now.
INSERT INTO operation (id, payment_id, kind, number, gateway, amount, traceparent, created_at,
                       revision, status, asks, asked_at, next_ask_at, answer_by,
                       gateway_reference, failure_reason, updated_at)
SELECT a.id, a.payment_id, 'AUTHORIZATION', a.number, a.gateway, p.amount, a.traceparent,
       a.created_at, 1,
       CASE WHEN a.status = 'NEW' AND a.tries = 0 THEN 'CREATED'
            WHEN a.status = 'NEW' THEN 'ASKED'
            WHEN a.status = 'AUTHORIZED' THEN 'SUCCEEDED'
            ELSE a.status END,
       a.tries,
       CASE WHEN a.tries > 0 AND a.next_try_at IS NOT NULL THEN now() END,
       a.next_try_at, a.answer_by,
       CASE WHEN a.status = 'AUTHORIZED' THEN p.gateway_reference END,
       a.failure_reason, a.updated_at
  FROM attempt a JOIN payment p ON p.id = a.payment_id;

INSERT INTO operation (id, payment_id, kind, number, gateway, amount, reason, traceparent,
                       created_at, revision, status, asks, asked_at, next_ask_at,
                       gateway_reference, failure_reason, platform_fee, updated_at)
SELECT r.id, r.payment_id, 'REFUND',
       row_number() OVER (PARTITION BY r.payment_id ORDER BY r.id), p.gateway, r.amount, r.reason,
       r.traceparent, r.created_at, 1,
       CASE WHEN r.status = 'PENDING' AND r.tries = 0 THEN 'CREATED'
            WHEN r.status = 'PENDING' THEN 'UNKNOWN'
            ELSE r.status END,
       r.tries,
       CASE WHEN r.tries > 0 AND r.next_try_at IS NOT NULL THEN now() END,
       r.next_try_at, r.gateway_reference, r.failure_reason, r.platform_fee, r.updated_at
  FROM refund r JOIN payment p ON p.id = r.payment_id;

CREATE INDEX operation_due ON operation (next_ask_at) WHERE next_ask_at IS NOT NULL;

DROP TABLE attempt;
DROP TABLE refund;

-- One code for one rule in all services.
UPDATE parked_event SET reason = 'ORDER_ALREADY_PLACED' WHERE reason = 'ORDER_ALREADY_KNOWN';
