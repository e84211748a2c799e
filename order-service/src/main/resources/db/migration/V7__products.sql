-- Substrings are found by their trigrams. The extension is trusted: a database's owner may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE TABLE product (
  id            uuid        PRIMARY KEY, -- version 7: sorts by time
  supplier_id   uuid        NOT NULL REFERENCES supplier,
  sku           text        NOT NULL,
  name          text        NOT NULL,
  name_chinese  text,
  description   text,
  currency      text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  price_minor   bigint      NOT NULL CHECK (price_minor > 0), -- the first tier's, by which lists filter
  weight_grams  integer     NOT NULL CHECK (weight_grams > 0),
  status        text        NOT NULL CHECK (status IN ('DRAFT', 'ACTIVE', 'DISCONTINUED')),
  revision      integer     NOT NULL CHECK (revision > 0), -- changes so far
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  -- What a search looks at, see SearchText: all of it in lower case, and the Chinese, Japanese and Korean parts of it
  -- as single characters and pairs. They are made by the service, because what counts as a letter in pg_trgm and in
  -- the text search depends on the database's locale.
  search_text   text        NOT NULL,
  search_grams  text[]      NOT NULL,
  search_words  tsvector    NOT NULL GENERATED ALWAYS AS (
    to_tsvector('simple', sku) || to_tsvector('english', name)
      || to_tsvector('english', coalesce(description, ''))) STORED,
  UNIQUE (supplier_id, sku)
);
CREATE INDEX product_supplier ON product (supplier_id, id DESC);
CREATE INDEX product_price ON product (currency, price_minor);
CREATE INDEX product_words ON product USING gin (search_words);
CREATE INDEX product_grams ON product USING gin (search_grams);
CREATE INDEX product_text ON product USING gin (search_text gin_trgm_ops);

-- What a piece costs from a quantity on, until the next tier begins. The first one begins with the smallest quantity
-- that can be ordered.
CREATE TABLE price_tier (
  product_id        uuid    NOT NULL REFERENCES product,
  min_quantity      bigint  NOT NULL CHECK (min_quantity > 0),
  unit_price_minor  bigint  NOT NULL CHECK (unit_price_minor > 0), -- in the product's currency
  PRIMARY KEY (product_id, min_quantity)
);

-- Apart from the product: it changes with every order, in one statement that cannot sell a piece twice.
CREATE TABLE product_stock (
  product_id  uuid    PRIMARY KEY REFERENCES product,
  available   bigint  NOT NULL CHECK (available >= 0)
);
