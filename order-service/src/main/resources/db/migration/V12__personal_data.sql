-- Master keys that the service was configured with. The keys themselves are never in the database.
CREATE TABLE master_key (
  id             text        PRIMARY KEY CHECK (id ~ '^[0-9a-f]{16}$'), -- from a hash of the key
  number         integer     GENERATED ALWAYS AS IDENTITY UNIQUE,       -- the order in which they came
  first_used_at  timestamptz NOT NULL,
  retired_at     timestamptz,  -- no subject's key is wrapped with it since
  gone_at        timestamptz   -- the configuration is without it since
);

-- Keys that personal data is sealed with: one of a subject that lives, and those that an erasure has destroyed.
CREATE TABLE subject_key (
  id            uuid        PRIMARY KEY,
  subject       text        NOT NULL,                -- buyer:alice
  master_key    text        NOT NULL REFERENCES master_key,
  wrapped       bytea,                               -- under the master key; null: destroyed
  fingerprint   bytea       NOT NULL CHECK (octet_length(fingerprint) = 32), -- SHA-256 of the key, with a prefix
  created_at    timestamptz NOT NULL,
  destroyed_at  timestamptz,
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE UNIQUE INDEX subject_key_living ON subject_key (subject) WHERE wrapped IS NOT NULL;
CREATE INDEX subject_key_to_rewrap ON subject_key (master_key) WHERE wrapped IS NOT NULL;

-- Erasures, with what their certificates say.
CREATE TABLE erasure (
  id                     uuid        PRIMARY KEY,
  subject                text        NOT NULL,
  key_id                 uuid        NOT NULL UNIQUE REFERENCES subject_key,
  erased_at              timestamptz NOT NULL,
  erased_by              text        NOT NULL,
  reason                 text,
  kinds                  text[]      NOT NULL,       -- of sealed values
  counts                 bigint[]    NOT NULL,       -- of each kind
  backups_unreadable_by  timestamptz NOT NULL,       -- as promised at the time
  audit_sequence         bigint      NOT NULL,       -- the entry of the audit trail, and its hash
  audit_hash             bytea       NOT NULL CHECK (octet_length(audit_hash) = 32),
  CHECK (cardinality(kinds) = cardinality(counts))
);
CREATE INDEX erasure_subject ON erasure (subject, id);

-- The number of a supplier's bank account, sealed. Older rows have it in bank_number until the service seals it.
ALTER TABLE supplier
  ADD COLUMN bank_sealed bytea,
  DROP CONSTRAINT supplier_check,
  ADD CONSTRAINT bank_account_whole CHECK (
    (bank_kind IS NULL) = (bank_country IS NULL)
    AND (bank_kind IS NULL) = (bank_number IS NULL AND bank_sealed IS NULL)
    AND (bank_number IS NULL OR bank_sealed IS NULL));
