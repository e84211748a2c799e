-- Rows as narrow as a ledger's can be (ADR 0011). A rebuild writes and indexes millions of them.
--
-- All of this is computed from the log, so it is not converted: what was stored in the old shape is
-- dropped, and intake takes the log again from its beginning. Numbers of generations and of
-- accounts, and the records of replays, stay.
DO $$
DECLARE
  old regclass;
BEGIN
  FOR old IN
    SELECT oid FROM pg_class
     WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
       AND relname ~ '^(journal_entry|posting|balance|transaction)_g[0-9]+$'
  LOOP
    EXECUTE 'DROP TABLE ' || old;
  END LOOP;
END $$;
DROP TABLE journal_entry, posting, balance, transaction;
DELETE FROM partition_head;
DELETE FROM parked_event;
UPDATE generation SET state = 'DROPPED', dropped_at = now() WHERE state <> 'DROPPED';
UPDATE intake_offset SET next_offset = 0;

-- The shapes of a generation's tables, which are named ..._g{number} and inherit from these once
-- they are indexed. Intake and reads use a generation's own tables; a query on these sees all
-- generations there are, and tableoid::regclass tells which.
--
-- A position is a place in the log as one number, in its order (Position in ledger-core):
-- partition, offset, step and, for postings, line. The functions below take it apart.
-- Times are microseconds since 1970 UTC.

CREATE TABLE journal_entry (
  position     bigint   NOT NULL,
  previous     bigint,            -- the order's previous entry; null for its first
  occurred_at  bigint   NOT NULL, -- never before the order's previous entry
  type         smallint NOT NULL, -- EventType
  status       smallint NOT NULL, -- TransactionStatus after it
  event_id     uuid     NOT NULL,
  order_id     uuid     NOT NULL,
  chain_hash   bytea    NOT NULL  -- SHA-256 of the previous hash and this entry
);

-- An amount moved from one account to another: a row that does not balance cannot exist.
CREATE TABLE posting (
  position        bigint NOT NULL,
  occurred_at     bigint NOT NULL,
  debit_account   bigint NOT NULL,
  credit_account  bigint NOT NULL,
  amount          bigint NOT NULL,
  CONSTRAINT posting_moves_one_currency CHECK (
    amount > 0 AND debit_account <> credit_account AND debit_account >> 40 = credit_account >> 40)
);

-- One row per partition that touched the account; summed when read.
CREATE TABLE balance (
  account          bigint   NOT NULL,
  posted_debits    bigint   NOT NULL,
  posted_credits   bigint   NOT NULL,
  pending_debits   bigint   NOT NULL,
  pending_credits  bigint   NOT NULL,
  partition        smallint NOT NULL,
  CONSTRAINT balance_is_no_debt CHECK (
    posted_debits >= 0 AND posted_credits >= 0 AND pending_debits >= 0 AND pending_credits >= 0)
);

CREATE TABLE transaction (
  last_position  bigint   NOT NULL, -- its last journal entry
  buyer          bigint   NOT NULL,
  supplier       bigint   NOT NULL,
  total          bigint   NOT NULL,
  fee            bigint   NOT NULL,
  refunded       bigint   NOT NULL,
  fee_refunded   bigint   NOT NULL,
  placed_at      bigint   NOT NULL,
  updated_at     bigint   NOT NULL,
  status         smallint NOT NULL, -- TransactionStatus
  order_id       uuid     NOT NULL,
  payment_id     uuid,
  event_ids      uuid[]   NOT NULL,
  CONSTRAINT transaction_refunds_are_covered CHECK (
    refunded BETWEEN 0 AND total AND fee_refunded BETWEEN 0 AND fee AND fee <= total)
);

-- For people: SELECT partition_of(position), offset_of(position), to_timestamp(occurred_at / 1e6) ...
CREATE FUNCTION partition_of(bigint) RETURNS int
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN ($1 >> 53)::int;
CREATE FUNCTION offset_of(bigint) RETURNS bigint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN $1 >> 14 & (1::bigint << 39) - 1;
CREATE FUNCTION step_of(bigint) RETURNS int
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN ($1 >> 4 & 1023)::int;
CREATE FUNCTION line_of(bigint) RETURNS int
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN ($1 & 15)::int;
