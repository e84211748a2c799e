-- Disputes that no booking would be true of are listed for people, beside other things that do not fit.
ALTER TABLE contradiction
  DROP CONSTRAINT contradiction_kind_check,
  ADD CONSTRAINT contradiction_kind_check CHECK (kind IN
    ('SUCCESS_AFTER_FAILURE', 'FAILURE_AFTER_SUCCESS', 'OTHER_AMOUNT', 'DISPUTE_NOT_BOOKED'));
