-- The key by which cursors are authenticated: drawn once, so that all replicas and later processes
-- agree. gen_random_uuid() draws from the server's strong source, 122 bits a call.
CREATE TABLE cursor_key (
  key         bytea       NOT NULL CHECK (length(key) = 32),
  created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX cursor_key_only_one ON cursor_key ((true));
INSERT INTO cursor_key (key)
SELECT sha256(convert_to(string_agg(gen_random_uuid()::text, ''), 'UTF8'))
  FROM generate_series(1, 3);
