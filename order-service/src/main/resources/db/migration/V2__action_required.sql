-- The buyer has to do something before the payment can be decided.
ALTER TABLE orders DROP CONSTRAINT orders_status_check;
ALTER TABLE orders ADD CONSTRAINT orders_status_check CHECK (
  status IN ('PLACED', 'AUTHORIZED', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'ACTION_REQUIRED'));
