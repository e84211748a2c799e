-- The payment's own word beside the order's; what cancelled it; and when it is if nobody pays.
ALTER TABLE orders ADD COLUMN payment_status text;
ALTER TABLE orders ADD COLUMN cancellation text;
ALTER TABLE orders ADD COLUMN open_disputes integer NOT NULL DEFAULT 0 CHECK (open_disputes >= 0);
ALTER TABLE orders ADD COLUMN attempts integer NOT NULL DEFAULT 1 CHECK (attempts > 0);
ALTER TABLE orders ADD COLUMN due_at timestamptz; -- null: not cancelled by time

-- What happened, and to which attempt, refund or dispute.
ALTER TABLE order_event ADD COLUMN kind text;
ALTER TABLE order_event ADD COLUMN subject_id text;

UPDATE order_event SET kind = CASE
  WHEN revision = 1 THEN 'ORDER_PLACED'
  WHEN reason LIKE 'refund\_failed:%' THEN 'REFUND_FAILED'
  WHEN reason LIKE 'dispute\_opened:%' THEN 'DISPUTE_OPENED'
  WHEN reason = 'dispute_won' THEN 'DISPUTE_WON'
  WHEN reason = 'dispute_lost' THEN 'DISPUTE_LOST'
  WHEN status = 'PLACED' THEN 'PAYMENT_RETRY_REQUESTED'
  WHEN status = 'ACTION_REQUIRED' THEN 'PAYMENT_ACTION_REQUIRED'
  WHEN status = 'FAILED' THEN 'PAYMENT_FAILED'
  WHEN status = 'AUTHORIZED' THEN 'PAYMENT_AUTHORIZED'
  ELSE 'REFUNDED' END;
ALTER TABLE order_event ALTER COLUMN kind SET NOT NULL;
UPDATE order_event SET amount_minor = orders.total_minor
  FROM orders
 WHERE orders.id = order_event.order_id AND kind = 'PAYMENT_RETRY_REQUESTED';

ALTER TABLE orders DROP CONSTRAINT orders_status_check;
UPDATE orders AS o SET
  payment_status = CASE status WHEN 'PLACED' THEN 'PENDING' ELSE status END,
  open_disputes = happened.opened - happened.closed,
  attempts = happened.attempts
  FROM (SELECT order_id,
               count(*) FILTER (WHERE kind = 'DISPUTE_OPENED') AS opened,
               least(count(*) FILTER (WHERE kind IN ('DISPUTE_WON', 'DISPUTE_LOST')),
                     count(*) FILTER (WHERE kind = 'DISPUTE_OPENED')) AS closed,
               greatest(1, count(*) FILTER (
                 WHERE kind IN ('ORDER_PLACED', 'PAYMENT_RETRY_REQUESTED'))) AS attempts
          FROM order_event GROUP BY order_id) AS happened
 WHERE happened.order_id = o.id;
UPDATE orders SET status = CASE
  WHEN open_disputes > 0 THEN 'DISPUTED'
  WHEN status = 'AUTHORIZED' THEN 'PAID'
  ELSE 'PAYMENT_FAILED' END
 WHERE open_disputes > 0 OR status IN ('AUTHORIZED', 'FAILED');
UPDATE order_event SET status = CASE status WHEN 'AUTHORIZED' THEN 'PAID' ELSE 'PAYMENT_FAILED' END
 WHERE status IN ('AUTHORIZED', 'FAILED');
-- Buyers of before were told of no time limit: they get a week.
UPDATE orders SET due_at = now() + interval '7 days' WHERE status = 'PAYMENT_FAILED';

ALTER TABLE orders ALTER COLUMN payment_status SET NOT NULL;
ALTER TABLE orders ADD CONSTRAINT orders_payment_status_check CHECK (payment_status IN (
  'PENDING', 'ACTION_REQUIRED', 'FAILED', 'AUTHORIZED', 'PARTIALLY_REFUNDED', 'REFUNDED'));
ALTER TABLE orders ADD CONSTRAINT orders_status_check CHECK (status IN (
  'PLACED', 'ACTION_REQUIRED', 'PAID', 'PAYMENT_FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED',
  'CANCELLED', 'DISPUTED'));
ALTER TABLE orders ADD CONSTRAINT orders_cancelled_check CHECK (
  (status = 'CANCELLED') = (cancellation IS NOT NULL));
CREATE INDEX orders_due ON orders (due_at) WHERE due_at IS NOT NULL;
