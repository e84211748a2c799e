-- What of a surcharge a dispute withdrew as well, in the payment's currency. Disputes of before were published without it,
-- and end without it.
ALTER TABLE dispute
  ADD COLUMN surcharge bigint CHECK (surcharge > 0);
