-- What was ordered, and how its payment stands.
CREATE TABLE orders (
  id                 uuid        PRIMARY KEY, -- version 7: sorts by time
  buyer_id           text        NOT NULL,
  supplier_id        text        NOT NULL,
  payment_method_id  text        NOT NULL,    -- a token, never a card number
  currency           text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  total_minor        bigint      NOT NULL CHECK (total_minor > 0),
  refunded_minor     bigint      NOT NULL CHECK (refunded_minor BETWEEN 0 AND total_minor),
  status             text        NOT NULL CHECK (
    status IN ('PLACED', 'AUTHORIZED', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
  payment_id         uuid,
  failure_reason     text,
  revision           integer     NOT NULL CHECK (revision > 0), -- events taken so far
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL
);
-- Lists are newest first.
CREATE INDEX orders_buyer ON orders (buyer_id, id DESC);
CREATE INDEX orders_supplier ON orders (supplier_id, id DESC);
CREATE INDEX orders_status ON orders (status, id DESC);

CREATE TABLE order_line (
  order_id          uuid    NOT NULL REFERENCES orders,
  line_no           integer NOT NULL CHECK (line_no >= 0),
  sku               text    NOT NULL,
  name              text,
  quantity          bigint  NOT NULL CHECK (quantity > 0),
  unit_price_minor  bigint  NOT NULL CHECK (unit_price_minor > 0), -- in the order's currency
  PRIMARY KEY (order_id, line_no)
);

-- The order's history: one row per event that changed it.
CREATE TABLE order_event (
  order_id      uuid        NOT NULL REFERENCES orders,
  revision      integer     NOT NULL CHECK (revision > 0),
  event_id      uuid        NOT NULL,
  status        text        NOT NULL,
  amount_minor  bigint,                -- owed, authorized or refunded by this event
  reason        text,
  occurred_at   timestamptz NOT NULL,
  PRIMARY KEY (order_id, revision)
);
