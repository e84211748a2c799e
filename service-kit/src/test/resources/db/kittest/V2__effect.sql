-- No unique event id: a second effect of an event has to show, not to fail.
CREATE TABLE effect (
  place     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id  text NOT NULL,
  order_id  text NOT NULL,
  type      text NOT NULL
);
