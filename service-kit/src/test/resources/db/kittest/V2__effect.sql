-- No unique constraint: a second effect of an event has to show, not to fail.
CREATE TABLE effect (event_id text NOT NULL, order_id text NOT NULL, type text NOT NULL);
