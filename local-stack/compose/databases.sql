-- psql runs it at every start, before the services: a database per service, all owned by one role. What is there
-- already stays, so a first start that was killed in the middle is completed by the next one.
\set ON_ERROR_STOP on
\getenv password QUITTANCE_DB_PASSWORD
SELECT 'CREATE ROLE quittance LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'quittance')
\gexec
ALTER ROLE quittance PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER quittance', name)
FROM unnest(ARRAY['orders', 'payments', 'ledger', 'notifications']) AS wanted (name)
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = name)
\gexec
