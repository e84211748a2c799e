-- What ops and support did: rows are only ever added, and are a hash chain (AuditChain in
-- event-contract), so that a change, a gap and another order show.
CREATE TABLE audit_entry (
  sequence       bigint      PRIMARY KEY CHECK (sequence > 0),
  id             uuid        NOT NULL UNIQUE,
  at             timestamptz NOT NULL,
  subject        text        NOT NULL, -- who
  roles          text[]      NOT NULL,
  client         text,                 -- the program that got the token
  address        text,                 -- from where
  request_id     text        NOT NULL,
  method         text        NOT NULL,
  path           text        NOT NULL,
  action         text        NOT NULL, -- such as replay.cancel
  target         text        NOT NULL, -- the id of the thing
  reason         text,
  before         jsonb,
  after          jsonb,
  previous_hash  bytea       NOT NULL CHECK (length(previous_hash) = 32),
  hash           bytea       NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, sequence);
CREATE INDEX audit_entry_action ON audit_entry (action, sequence);
CREATE INDEX audit_entry_target ON audit_entry (target, sequence);
CREATE INDEX audit_entry_at ON audit_entry (at);

-- The newest entry's; who appends locks it, so that all replicas write one chain.
CREATE TABLE audit_head (
  sequence  bigint NOT NULL CHECK (sequence >= 0),
  hash      bytea  NOT NULL CHECK (length(hash) = 32)
);
CREATE UNIQUE INDEX audit_head_only_one ON audit_head ((true));
INSERT INTO audit_head (sequence, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail only grows: % of % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head
  FOR EACH ROW WHEN (NEW.sequence <> OLD.sequence + 1) EXECUTE FUNCTION audit_refuse();
-- Also for who sets session_replication_role, which switches plain triggers off.
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_only_grows;
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_stays;
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_goes_on;
