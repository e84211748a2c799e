-- The kit's tables, in each service's database. Run as their owner, after each migration.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO quittance_services;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM quittance_services;

GRANT SELECT, INSERT, DELETE ON outbox_event TO quittance_services;
GRANT SELECT, INSERT, UPDATE ON intake_offset TO quittance_services;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO quittance_services;
GRANT SELECT ON cursor_key TO quittance_services;
-- The audit trail grows; its head moves with it.
GRANT SELECT, INSERT ON audit_entry TO quittance_services;
GRANT SELECT, UPDATE ON audit_head TO quittance_services;
-- Approvals are decided and used, and stay.
GRANT SELECT, INSERT, UPDATE ON approval TO quittance_services;
