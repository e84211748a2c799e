-- What gateways tell us unasked: kept by the gateway's own id, so that what is sent twice has its
-- effect once, and until what it is about is known.

CREATE TABLE gateway_notification (
  gateway      text        NOT NULL,
  id           text        NOT NULL, -- the gateway's own
  notice       text        NOT NULL, -- what it says, as JSON
  received_at  timestamptz NOT NULL,
  tries        integer     NOT NULL,
  next_try_at  timestamptz, -- while what it is about is not known
  done_at      timestamptz,
  result       text CHECK (result IN ('APPLIED', 'NOTHING_NEW', 'IGNORED', 'UNKNOWN_SUBJECT')),
  PRIMARY KEY (gateway, id),
  CONSTRAINT tried_until_done CHECK ((done_at IS NULL) = (next_try_at IS NOT NULL)),
  CONSTRAINT result_when_done CHECK ((done_at IS NULL) = (result IS NULL))
);
CREATE INDEX gateway_notification_due ON gateway_notification (next_try_at)
  WHERE next_try_at IS NOT NULL;
