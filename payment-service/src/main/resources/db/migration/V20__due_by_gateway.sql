-- A worker looks for what is due gateway by gateway, so that what waits for one is not in the way
-- of the others.
CREATE INDEX operation_due_at_gateway ON operation (gateway, next_ask_at)
  WHERE next_ask_at IS NOT NULL;
DROP INDEX operation_due;
