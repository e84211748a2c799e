REVOKE ALL ON DATABASE orders FROM PUBLIC;
GRANT CONNECT ON DATABASE orders TO order_service;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM order_service;
GRANT SELECT, INSERT, UPDATE ON orders TO order_service;
-- What was ordered, and what happened to it, is never changed.
GRANT SELECT, INSERT ON order_line, order_event, logged_event TO order_service;
GRANT SELECT, INSERT, UPDATE ON order_dispute TO order_service;
-- Files stay, and cannot be read once their buyer's key is erased.
GRANT SELECT, INSERT, UPDATE ON dispute_file TO order_service;
GRANT SELECT, INSERT ON dispute_evidence TO order_service;
GRANT SELECT, INSERT, UPDATE ON supplier TO order_service;
-- Keys of personal data are rewrapped and destroyed; that they were stays, and so do erasures.
GRANT SELECT, INSERT, UPDATE ON master_key, subject_key TO order_service;
GRANT SELECT, INSERT ON erasure TO order_service;
-- Documents that were shown, and what was changed, stay.
GRANT SELECT, INSERT ON supplier_evidence, supplier_change TO order_service;
GRANT SELECT, INSERT, DELETE ON supplier_representative TO order_service;
GRANT SELECT, INSERT, UPDATE ON product, product_stock TO order_service;
GRANT SELECT, INSERT, DELETE ON price_tier TO order_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON cart TO order_service;
