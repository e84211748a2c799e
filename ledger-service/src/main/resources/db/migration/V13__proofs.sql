-- What finished verifies have proven (ADR 0066): the heads of all partitions up to which the ledger was what the log
-- says. The next verify can begin there.
CREATE TABLE proof (
  replay      uuid        PRIMARY KEY REFERENCES replay,
  since       uuid        REFERENCES proof, -- the proof it began at; null where it went through the whole log
  generation  integer     NOT NULL REFERENCES generation,
  proven_at   timestamptz NOT NULL,
  digest_key  bigint      NOT NULL          -- of balance_digest: new for each proof
);
CREATE TABLE proof_head (
  replay          uuid     NOT NULL REFERENCES proof,
  partition       smallint NOT NULL,
  next_offset     bigint   NOT NULL,
  entries         bigint   NOT NULL,
  chain_hash      bytea    NOT NULL,
  totals          text     NOT NULL CONSTRAINT proof_head_totals_length CHECK (length(totals) <= 10000000),
  since_entries   bigint   NOT NULL, -- entries since the last checkpoint, and when the first and last of them occurred
  since_earliest  bigint   NOT NULL,
  since_latest    bigint   NOT NULL,
  balance_digest  bigint   NOT NULL, -- the sum of hashes of the partition's balances that are not zero
  PRIMARY KEY (replay, partition)
);
