-- A record's key may be as large as the record; a row of an index may not. Only order ids are
-- looked for, and those are 36 bytes long. Whether an order is blocked takes one look, however many
-- of its events wait.
DROP INDEX parked_event_key;
CREATE INDEX parked_event_queue
    ON parked_event (partition, record_key, "offset") WHERE length(record_key) = 36;
