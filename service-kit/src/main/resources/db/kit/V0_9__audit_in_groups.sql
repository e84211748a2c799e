-- Commands that are stored in a group append their entries together: the head goes on to the newest
-- of them, which is there.
CREATE FUNCTION audit_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence <= OLD.sequence OR NOT EXISTS (
    SELECT FROM audit_entry WHERE sequence = NEW.sequence AND hash = NEW.hash
  ) THEN
    RAISE EXCEPTION 'the audit trail only grows: % of % is refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

DROP TRIGGER audit_head_goes_on ON audit_head;
CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head
  FOR EACH ROW EXECUTE FUNCTION audit_goes_on();
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_goes_on;
