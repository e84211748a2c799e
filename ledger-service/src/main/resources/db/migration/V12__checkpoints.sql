-- What a partition's entries sum up to at places in the log, by line of the trial balance (ADR 0064), so that sums of
-- the past need not begin at the log's beginning. A line is an account, or buyer:* and supplier:* for all of a kind:
-- "buyer:* CNY 1099 1099 0 0" are account, currency, posted debits and credits, pending debits and credits; lines are
-- joined by commas.

-- At the head. Null in a generation of before: it has none until a rebuild.
ALTER TABLE partition_head
  ADD COLUMN totals         text CONSTRAINT partition_head_totals_length CHECK (length(totals) <= 10000000),
  ADD COLUMN since_entries  bigint, -- entries since the last checkpoint, and when the first and last of them occurred
  ADD COLUMN since_earliest bigint,
  ADD COLUMN since_latest   bigint;

CREATE TABLE checkpoint (
  generation     integer  NOT NULL REFERENCES generation ON DELETE CASCADE,
  partition      smallint NOT NULL,
  next_offset    bigint   NOT NULL, -- entries before it count
  entries        bigint   NOT NULL,
  since_entries  bigint   NOT NULL, -- entries since the checkpoint before, and when the first and last of them occurred
  since_earliest bigint   NOT NULL,
  since_latest   bigint   NOT NULL,
  chain_hash     bytea    NOT NULL, -- the chain's head there
  totals         text     NOT NULL CONSTRAINT checkpoint_totals_length CHECK (length(totals) <= 10000000),
  PRIMARY KEY (generation, partition, next_offset)
);

CREATE OR REPLACE FUNCTION forget_generation(g integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM require_generation(g, 'RETIRED');
  DELETE FROM partition_head WHERE generation = g;
  DELETE FROM checkpoint WHERE generation = g;
  DELETE FROM parked_event WHERE generation = g;
  UPDATE generation SET state = 'DROPPED', dropped_at = now() WHERE number = g;
END $$;
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION forget_generation(integer) SET search_path = %I, pg_temp', current_schema());
END $$;
