-- Generations are made, switched and dropped by functions of the tables' owner (ADR 0033). A ledger that runs as
-- another role needs no right to create, change or drop a table, and none to change or delete a journal row. Where
-- owner and role are the same, nothing changes.
--
-- A generation's tables are shared as the tables that they inherit from: deploy/postgres/grants/ledger.sql says how.

CREATE FUNCTION require_generation(g integer, wanted text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM generation WHERE number = g AND state = wanted) THEN
    RAISE EXCEPTION 'generation % is not %', g, wanted USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
END $$;

CREATE FUNCTION generation_table(g integer, kind text) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF kind NOT IN ('journal_entry', 'posting', 'balance', 'transaction') THEN
    RAISE EXCEPTION 'there is no ledger table %', kind USING ERRCODE = 'invalid_parameter_value';
  END IF;
  RETURN kind || '_g' || g;
END $$;

-- Gives whoever has rights on the tables' parents the same on the tables, and nobody else.
CREATE FUNCTION share_generation(g integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  kind text;
  own  text;
  its  record;
BEGIN
  FOREACH kind IN ARRAY ARRAY['journal_entry', 'posting', 'balance', 'transaction'] LOOP
    own := generation_table(g, kind);
    CONTINUE WHEN to_regclass(own) IS NULL;
    FOR its IN SELECT DISTINCT acl.grantee::regrole AS grantee
                 FROM pg_class AS c, aclexplode(c.relacl) AS acl
                WHERE c.oid = own::regclass AND acl.grantee NOT IN (0, c.relowner) LOOP
      EXECUTE format('REVOKE ALL ON %I FROM %s', own, its.grantee);
    END LOOP;
    FOR its IN SELECT acl.grantee::regrole AS grantee, acl.privilege_type
                 FROM pg_class AS c, aclexplode(c.relacl) AS acl
                WHERE c.oid = kind::regclass AND acl.grantee NOT IN (0, c.relowner) LOOP
      EXECUTE format('GRANT %s ON %I TO %s', its.privilege_type, own, its.grantee);
    END LOOP;
  END LOOP;
END $$;

-- Registers the next generation and makes its tables: detached, empty, without indexes.
CREATE FUNCTION begin_generation() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g    integer;
  kind text;
BEGIN
  INSERT INTO generation (number, state)
  SELECT coalesce(max(number), 0) + 1, 'BUILDING' FROM generation
  RETURNING number INTO g;
  FOREACH kind IN ARRAY ARRAY['journal_entry', 'posting', 'balance', 'transaction'] LOOP
    EXECUTE format(
      'CREATE TABLE %I (LIKE %I INCLUDING CONSTRAINTS) WITH (fillfactor = %s)',
      generation_table(g, kind), kind,
      -- Room on the page for rows that are updated in place; journal and postings never are.
      CASE WHEN kind IN ('balance', 'transaction') THEN 85 ELSE 100 END);
  END LOOP;
  PERFORM share_generation(g);
  RETURN g;
END $$;

-- Makes one index. Unique indexes rather than primary keys: adding one of those would lock out the table's other
-- indexes. Keys that hold a time are as good as unique: looking for equal ones is not worth its time.
CREATE FUNCTION index_generation(g integer, name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  statement text := CASE name
    WHEN 'posting_by_debit'       THEN 'CREATE INDEX ON posting_g%s (debit_account, occurred_at) WITH (deduplicate_items = off)'
    WHEN 'posting_by_credit'      THEN 'CREATE INDEX ON posting_g%s (credit_account, occurred_at) WITH (deduplicate_items = off)'
    WHEN 'entry_by_position'      THEN 'CREATE UNIQUE INDEX ON journal_entry_g%s (position)'
    WHEN 'transaction_by_order'   THEN 'CREATE UNIQUE INDEX ON transaction_g%s (order_id)'
    WHEN 'transaction_by_buyer'   THEN 'CREATE INDEX ON transaction_g%s (buyer, placed_at) WITH (deduplicate_items = off)'
    WHEN 'transaction_by_supplier' THEN 'CREATE INDEX ON transaction_g%s (supplier, placed_at) WITH (deduplicate_items = off)'
    WHEN 'transaction_by_time'    THEN 'CREATE INDEX ON transaction_g%s (placed_at) WITH (deduplicate_items = off)'
    WHEN 'balance_by_account'     THEN 'CREATE UNIQUE INDEX ON balance_g%s (account, partition)'
  END;
BEGIN
  IF statement IS NULL THEN
    RAISE EXCEPTION 'there is no ledger index %', name USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM require_generation(g, 'BUILDING');
  EXECUTE format(statement, g);
END $$;

CREATE FUNCTION analyze_generation(g integer, kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM require_generation(g, 'BUILDING');
  EXECUTE format('ANALYZE %I', generation_table(g, kind));
END $$;

-- Lets readers of the parents see the generation's rows.
CREATE FUNCTION attach_generation(g integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  kind text;
BEGIN
  PERFORM require_generation(g, 'BUILDING');
  FOREACH kind IN ARRAY ARRAY['journal_entry', 'posting', 'balance', 'transaction'] LOOP
    EXECUTE format('ALTER TABLE %I INHERIT %I', generation_table(g, kind), kind);
  END LOOP;
END $$;

-- Retires the live generation and makes this one live; false if it is no longer being built.
CREATE FUNCTION make_generation_live(g integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM FROM generation WHERE number = g AND state = 'BUILDING' FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE generation SET state = 'RETIRED', retired_at = now() WHERE state = 'LIVE';
  UPDATE generation SET state = 'LIVE', live_at = now() WHERE number = g;
  RETURN true;
END $$;

-- Gives up one that is being built: from then on it cannot become live.
CREATE FUNCTION abandon_generation(g integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE generation SET state = 'RETIRED', retired_at = now() WHERE number = g AND state = 'BUILDING';
END $$;

CREATE FUNCTION drop_generation_table(g integer, kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM require_generation(g, 'RETIRED');
  EXECUTE format('DROP TABLE IF EXISTS %I', generation_table(g, kind));
END $$;

-- Deletes what is left of one whose tables were dropped. Its number is never given out again.
CREATE FUNCTION forget_generation(g integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM require_generation(g, 'RETIRED');
  DELETE FROM partition_head WHERE generation = g;
  DELETE FROM parked_event WHERE generation = g;
  UPDATE generation SET state = 'DROPPED', dropped_at = now() WHERE number = g;
END $$;

-- A function that runs as its owner finds what it names where the owner made it, whatever the caller's path is.
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN
    SELECT oid FROM pg_proc
     WHERE pronamespace = current_schema()::regnamespace
       AND proname IN ('require_generation', 'generation_table', 'share_generation', 'begin_generation',
                       'index_generation', 'analyze_generation', 'attach_generation', 'make_generation_live',
                       'abandon_generation', 'drop_generation_table', 'forget_generation')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', f, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END $$;
