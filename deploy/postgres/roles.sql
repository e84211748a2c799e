-- Two roles for each service: the owner of its tables, which migrates, and the one that the service runs as. Run as a
-- superuser; what is there already stays. Passwords are set apart: a role without one cannot log in.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY[
    'orders_owner', 'payments_owner', 'ledger_owner', 'notifications_owner',
    'order_service', 'payment_service', 'ledger_service', 'notification_service'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', wanted);
    END IF;
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'quittance_services') THEN
    CREATE ROLE quittance_services NOLOGIN; -- what all services may do with the kit's tables
  END IF;
END $$;
GRANT quittance_services TO order_service, payment_service, ledger_service, notification_service;
