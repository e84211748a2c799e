-- An entry's postings are found by its buyer and time (ADR 0012): the index on their positions is
-- not needed any more.
DO $$
DECLARE
  old regclass;
BEGIN
  FOR old IN
    SELECT oid FROM pg_class
     WHERE relkind = 'i' AND relnamespace = current_schema()::regnamespace
       AND relname ~ '^posting_g[0-9]+_position_idx$'
  LOOP
    EXECUTE 'DROP INDEX ' || old;
  END LOOP;
END $$;
