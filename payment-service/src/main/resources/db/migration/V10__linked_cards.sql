-- A linked card is saved at its gateway: the same card is known however it was linked, and the gateway is told when it
-- is removed. Cards that were removed before were saved nowhere.

ALTER TABLE instrument
  ADD COLUMN gateway_fingerprint text CHECK (gateway_fingerprint ~ '^[0-9a-f]{64}$'), -- under a key
  ADD COLUMN release_at          timestamptz; -- when the gateway is told next that it is removed; null: nothing to tell
CREATE INDEX instrument_to_release ON instrument (release_at) WHERE release_at IS NOT NULL;
