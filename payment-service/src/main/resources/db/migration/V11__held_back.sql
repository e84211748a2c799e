-- Since when an operation's gateway may be asked: it was created, or its buyer has approved it.
ALTER TABLE operation ADD COLUMN begun_at timestamptz; -- null: created_at

-- Operations whose gateway could not be asked are few, and are listed.
CREATE INDEX operation_held_back ON operation (payment_id) WHERE status = 'CREATED' AND asks > 0;
