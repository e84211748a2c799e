-- Runs once, on an empty volume: a database per service, all owned by one role.
CREATE ROLE quittance LOGIN PASSWORD 'quittance';
CREATE DATABASE orders OWNER quittance;
CREATE DATABASE payments OWNER quittance;
CREATE DATABASE ledger OWNER quittance;
CREATE DATABASE notifications OWNER quittance;
