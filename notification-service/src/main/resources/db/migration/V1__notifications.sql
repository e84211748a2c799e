-- Who to tell about an order: only the first event of an order names its buyer.
CREATE TABLE order_party (
  order_id  uuid PRIMARY KEY,
  buyer_id  text NOT NULL
);

-- A buyer's inbox. The id is the event's: one event, one notification.
CREATE TABLE notification (
  id            uuid        PRIMARY KEY,
  number        bigint      GENERATED ALWAYS AS IDENTITY, -- the order in which they arrived
  buyer_id      text        NOT NULL,
  order_id      uuid        NOT NULL,
  kind          text        NOT NULL,
  subject       text        NOT NULL,
  body          text        NOT NULL,
  amount_minor  bigint,
  currency      char(3),
  occurred_at   timestamptz NOT NULL,
  created_at    timestamptz NOT NULL,
  CHECK ((amount_minor IS NULL) = (currency IS NULL))
);
CREATE UNIQUE INDEX notification_inbox ON notification (buyer_id, number DESC);
CREATE INDEX notification_order ON notification (order_id, number DESC);
