-- When the payment's order was cancelled: what is charged since then goes back.
ALTER TABLE payment ADD COLUMN cancelled_at timestamptz;
