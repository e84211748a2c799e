-- Whether an order is blocked, and by what first, is asked for with every batch: by one look each,
-- however many records wait. An order's parked events are read with the order.
DROP INDEX parked_event_order;
CREATE INDEX parked_event_queue
    ON parked_event (generation, partition, order_id, "offset") WHERE decision IS NULL;
CREATE INDEX parked_event_order ON parked_event (generation, order_id);
