REVOKE ALL ON DATABASE ledger FROM PUBLIC;
GRANT CONNECT ON DATABASE ledger TO ledger_service;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ledger_service;

-- The journal: rows are added and read, and never changed, deleted or truncated. A generation's tables are shared as
-- these, when they are made; the last statement does it for those that are there.
GRANT SELECT, INSERT ON journal_entry, posting TO ledger_service;
-- What the journal sums up to.
GRANT SELECT, INSERT, UPDATE ON balance, transaction TO ledger_service;
GRANT SELECT, INSERT, UPDATE ON partition_head TO ledger_service;

GRANT SELECT, INSERT ON account TO ledger_service;
GRANT USAGE ON SEQUENCE account_number TO ledger_service;
GRANT SELECT, INSERT, UPDATE ON parked_event, replay, log_check TO ledger_service;
-- Sums of the past, of which old ones are thinned.
-- What verifies have proven is never changed.
GRANT SELECT, INSERT ON proof, proof_head TO ledger_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON checkpoint TO ledger_service;

-- Generations change by the functions of V10 only. None of them drops or changes the live one.
GRANT SELECT ON generation TO ledger_service;
GRANT EXECUTE ON FUNCTION
  begin_generation(), index_generation(integer, text), analyze_generation(integer, text), attach_generation(integer),
  make_generation_live(integer), abandon_generation(integer), drop_generation_table(integer, text),
  forget_generation(integer) TO ledger_service;

SELECT share_generation(number) FROM generation WHERE state <> 'DROPPED';
