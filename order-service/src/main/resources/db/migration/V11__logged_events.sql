-- Where the events of orders lie in the log, and what a receipt says of them beside the history. Events
-- that were consumed before this version have no row.
CREATE TABLE logged_event (
  event_id           uuid    PRIMARY KEY,
  log_partition      integer NOT NULL CHECK (log_partition >= 0),
  log_offset         bigint  NOT NULL CHECK (log_offset >= 0),
  gateway            text,
  gateway_reference  text,
  charged_minor      bigint  CHECK (charged_minor > 0),   -- null: the amount and the surcharge
  charged_currency   text,
  surcharge_minor    bigint  CHECK (surcharge_minor > 0), -- in the order's currency
  rate               text,                                -- of the charged currency for one of the order's
  bank_account       text,
  CHECK ((charged_minor IS NULL) = (charged_currency IS NULL))
);
