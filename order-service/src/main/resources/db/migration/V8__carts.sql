-- What a buyer wants to order. A cart is changed as a whole, at one version: its lines are arrays of its row, so that a
-- lock of the row is a lock of the cart, and one statement reads it.
CREATE TABLE cart (
  id           uuid        PRIMARY KEY, -- version 7: sorts by time
  buyer_id     text        NOT NULL,
  version      integer     NOT NULL CHECK (version > 0), -- changes so far
  status       text        NOT NULL CHECK (status IN ('OPEN', 'CHECKED_OUT', 'MERGED')),
  merged_into  uuid        REFERENCES cart ON DELETE CASCADE,
  product_ids  uuid[]      NOT NULL, -- one for each line, each once
  quantities   bigint[]    NOT NULL, -- one for each line
  country      text        CHECK (country ~ '^[A-Z]{2}$'),
  region       text        CHECK (region ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
  address      bytea,                -- personal, enciphered with the buyer's key
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL,
  CHECK ((status = 'MERGED') = (merged_into IS NOT NULL)),
  CHECK (cardinality(product_ids) = cardinality(quantities)),
  CHECK (0 < ALL (quantities)),
  CHECK (country IS NOT NULL OR (region IS NULL AND address IS NULL))
);
CREATE INDEX cart_buyer ON cart (buyer_id, id DESC);
CREATE INDEX cart_merged_into ON cart (merged_into) WHERE merged_into IS NOT NULL;
