-- Disputes of buyers that are not resolved, beside open_disputes, which gateways have opened.
ALTER TABLE orders ADD COLUMN open_buyer_disputes integer NOT NULL DEFAULT 0
  CHECK (open_buyer_disputes >= 0);

-- What is disputed of an order: by its buyer here, or at a gateway, which payment-service tells.
CREATE TABLE order_dispute (
  id              uuid        PRIMARY KEY, -- version 7: sorts by time
  order_id        uuid        NOT NULL REFERENCES orders,
  buyer_id        text        NOT NULL,
  source          text        NOT NULL CHECK (source IN ('BUYER', 'GATEWAY')),
  reason          text        NOT NULL,    -- the buyer's, of a list; or the gateway's code
  status          text        NOT NULL CHECK (status IN ('OPEN', 'CLOSED')),
  outcome         text        CHECK (
    outcome IN ('REFUND', 'PARTIAL_REFUND', 'REJECTION', 'WON', 'LOST')),
  gateway         text,
  currency        text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'), -- the order's
  claimed_minor   bigint      CHECK (claimed_minor > 0), -- what the buyer wants back, or the gateway withdrew
  granted_minor   bigint      CHECK (granted_minor > 0), -- what is to go back
  refund_status   text        CHECK (refund_status IN ('PENDING', 'PAID', 'FAILED')),
  refund_failure  text,
  order_revision  integer     NOT NULL CHECK (order_revision > 0), -- events of the order before it
  words           bytea,                   -- the buyer's text, sealed
  decision_words  bytea,                   -- why it was resolved so, sealed
  resolved_by     text,
  opened_at       timestamptz NOT NULL,
  closed_at       timestamptz,
  CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL) AND (status = 'CLOSED') = (outcome IS NOT NULL)),
  CHECK ((granted_minor IS NULL) = (refund_status IS NULL))
);
CREATE INDEX order_dispute_order ON order_dispute (order_id, id DESC);
CREATE INDEX order_dispute_status ON order_dispute (status, id DESC);
CREATE INDEX order_dispute_unpaid ON order_dispute (id DESC) WHERE refund_status = 'FAILED';
-- A buyer complains once at a time.
CREATE UNIQUE INDEX order_dispute_once ON order_dispute (order_id, reason)
  WHERE source = 'BUYER' AND status = 'OPEN';

-- Files of buyers, each once by its content.
CREATE TABLE dispute_file (
  buyer_id    text        NOT NULL,
  sha256      bytea       NOT NULL CHECK (octet_length(sha256) = 32),
  format      text        NOT NULL CHECK (format IN ('PNG', 'JPEG', 'PDF')), -- what its octets are
  size_bytes  integer     NOT NULL CHECK (size_bytes > 0),
  sealed      bytea       NOT NULL,
  PRIMARY KEY (buyer_id, sha256)
);
ALTER TABLE dispute_file ALTER COLUMN sealed SET STORAGE EXTERNAL; -- enciphered: it does not compress

CREATE TABLE dispute_evidence (
  dispute_id   uuid        NOT NULL REFERENCES order_dispute,
  evidence_no  integer     NOT NULL CHECK (evidence_no > 0),
  buyer_id     text        NOT NULL,
  sha256       bytea       NOT NULL,
  added_at     timestamptz NOT NULL,
  PRIMARY KEY (dispute_id, evidence_no),
  UNIQUE (dispute_id, sha256),
  FOREIGN KEY (buyer_id, sha256) REFERENCES dispute_file
);

-- Disputes of gateways that were told before.
INSERT INTO order_dispute (id, order_id, buyer_id, source, reason, status, outcome, currency,
    claimed_minor, order_revision, opened_at, closed_at)
SELECT right(opened.subject_id, 32)::uuid, orders.id, orders.buyer_id, 'GATEWAY',
       substr(opened.reason, length('dispute_opened: ') + 1),
       CASE WHEN closed.kind IS NULL THEN 'OPEN' ELSE 'CLOSED' END,
       substr(closed.kind, length('DISPUTE_') + 1), orders.currency, opened.amount_minor,
       opened.revision, opened.occurred_at, closed.occurred_at
  FROM order_event AS opened
  JOIN orders ON orders.id = opened.order_id
  LEFT JOIN LATERAL (
       SELECT kind, occurred_at FROM order_event
        WHERE order_id = opened.order_id AND subject_id = opened.subject_id
          AND kind IN ('DISPUTE_WON', 'DISPUTE_LOST')
        ORDER BY revision LIMIT 1) AS closed ON true
 WHERE opened.kind = 'DISPUTE_OPENED' AND opened.subject_id IS NOT NULL
ON CONFLICT (id) DO NOTHING;
