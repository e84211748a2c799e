REVOKE ALL ON DATABASE orders FROM PUBLIC;
GRANT CONNECT ON DATABASE orders TO order_service;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM order_service;
GRANT SELECT, INSERT, UPDATE ON orders TO order_service;
-- What was ordered, and what happened to it, is never changed.
GRANT SELECT, INSERT ON order_line, order_event TO order_service;
