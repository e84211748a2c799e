REVOKE ALL ON DATABASE notifications FROM PUBLIC;
GRANT CONNECT ON DATABASE notifications TO notification_service;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM notification_service;
GRANT SELECT, INSERT ON order_party, notification TO notification_service;
