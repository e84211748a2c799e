-- What a line of a statement took back or brought back: each once. A receipt that its bank took back, after a payment had it
-- or before; a refund that was returned to us.
CREATE TABLE bank_reversal (
  entry_key   text    NOT NULL REFERENCES bank_entry,
  part        integer NOT NULL,
  receipt_id  uuid    UNIQUE REFERENCES receipt,
  refund_id   uuid    UNIQUE REFERENCES operation,
  PRIMARY KEY (entry_key, part),
  CONSTRAINT of_one_thing CHECK (num_nonnulls(receipt_id, refund_id) = 1)
);
