-- A generation's row stays when its tables are dropped: numbers are never given out twice.
ALTER TABLE generation
  DROP CONSTRAINT generation_state_check,
  ADD CONSTRAINT generation_state_check
      CHECK (state IN ('BUILDING', 'LIVE', 'RETIRED', 'DROPPED')),
  ADD COLUMN dropped_at timestamptz;
