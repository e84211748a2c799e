-- What identifies an event is its order, source and id, not the id alone (ADR 0020). Rows of older
-- versions have neither number; they are forgotten in time, and until then their ids count as before.
ALTER TABLE seen_event
  DROP CONSTRAINT seen_event_pkey,
  ADD COLUMN identity bigint, -- EventMark in event-contract
  ADD COLUMN content  bigint;
CREATE INDEX seen_event_identity ON seen_event (identity);
CREATE INDEX seen_event_old_id ON seen_event (event_id) WHERE identity IS NULL;
