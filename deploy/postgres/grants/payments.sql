REVOKE ALL ON DATABASE payments FROM PUBLIC;
GRANT CONNECT ON DATABASE payments TO payment_service;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM payment_service;
GRANT SELECT, INSERT, UPDATE ON payment, operation, dispute TO payment_service;
GRANT SELECT, INSERT, UPDATE ON payment_account, instrument TO payment_service;
-- A card that is being saved is none any more once it is linked or released.
GRANT SELECT, INSERT, UPDATE, DELETE ON card_saving TO payment_service;
-- Which secret key the database is used with is written once.
GRANT SELECT, INSERT ON secret_key_check TO payment_service;
GRANT SELECT, INSERT, UPDATE ON gateway_notification TO payment_service;
GRANT SELECT, INSERT, UPDATE ON contradiction TO payment_service;
-- Rates are set and never changed; quotes are removed once they are long over.
GRANT SELECT, INSERT ON exchange_rate TO payment_service;
GRANT SELECT, INSERT, DELETE ON quote TO payment_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor TO payment_service;
GRANT SELECT, INSERT, DELETE ON recovery_code TO payment_service;
-- What a buyer approved stays.
GRANT SELECT, INSERT ON buyer_approval TO payment_service;
-- A statement and what it had are never changed. Receipts and returns are.
GRANT SELECT, INSERT ON bank_statement, bank_entry, receipt_allocation, bank_reversal TO payment_service;
GRANT SELECT, INSERT, UPDATE ON receipt, receipt_return TO payment_service;
GRANT SELECT, INSERT, DELETE ON early_reversal TO payment_service;
