-- What a checkout freezes: shipping, what the buyer accepted of the supplier, and the cart.
ALTER TABLE orders ADD COLUMN shipping_minor bigint NOT NULL DEFAULT 0 -- part of the total
  CHECK (shipping_minor >= 0 AND shipping_minor < total_minor);
ALTER TABLE orders ADD COLUMN acknowledged_status text CHECK (acknowledged_status IN ('UNVERIFIED', 'EXPIRED'));
ALTER TABLE orders ADD COLUMN acknowledged_at timestamptz;
ALTER TABLE orders ADD CONSTRAINT orders_acknowledged_check CHECK (
  (acknowledged_status IS NULL) = (acknowledged_at IS NULL));
ALTER TABLE orders ADD COLUMN cart_id uuid;
ALTER TABLE orders ADD COLUMN cart_version integer;
ALTER TABLE orders ADD CONSTRAINT orders_cart_check CHECK ((cart_id IS NULL) = (cart_version IS NULL));
-- However often a cart is checked out, from how many tabs: one order of each supplier and currency.
CREATE UNIQUE INDEX orders_cart ON orders (cart_id, cart_version, supplier_id, currency) WHERE cart_id IS NOT NULL;

-- Whether pieces of its products are reserved for it. It turns false once, when they are given back.
ALTER TABLE orders ADD COLUMN stock_reserved boolean NOT NULL DEFAULT false;

-- Null: not looked up in the catalogue. Products are never deleted, and a reference would have each order wait for
-- whoever changes its product.
ALTER TABLE order_line ADD COLUMN product_id uuid;
