-- Who sells. A supplier's status follows from its row and the time, see SupplierStanding.
CREATE TABLE supplier (
  id                  uuid        PRIMARY KEY, -- version 7: sorts by time
  external_reference  text        UNIQUE,      -- by which imports know it
  name                text        NOT NULL,
  name_chinese        text,
  country             text        NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  bank_kind           text        CHECK (bank_kind IN ('IBAN', 'CNAPS')),
  bank_number         text,                    -- never shown whole
  bank_country        text,
  bank_code           text,
  verified_by         text,
  verified_at         timestamptz,
  valid_until         timestamptz,             -- null: none of the documents that were checked expires
  cooling_until       timestamptz,             -- not verified before; null if it never was
  suspended_by        text,
  suspended_at        timestamptz,
  suspension_reason   text,
  revision            integer     NOT NULL CHECK (revision > 0), -- changes so far
  created_at          timestamptz NOT NULL,
  updated_at          timestamptz NOT NULL,
  CHECK ((bank_kind IS NULL) = (bank_number IS NULL) AND (bank_kind IS NULL) = (bank_country IS NULL)),
  CHECK ((verified_by IS NULL) = (verified_at IS NULL)),
  CHECK ((suspended_at IS NULL) = (suspended_by IS NULL)
     AND (suspended_at IS NULL) = (suspension_reason IS NULL))
);

-- Documents that prove who a supplier is. They are kept elsewhere; the hash says which they were.
CREATE TABLE supplier_evidence (
  supplier_id  uuid        NOT NULL REFERENCES supplier,
  evidence_no  integer     NOT NULL CHECK (evidence_no > 0),
  type         text        NOT NULL,
  reference    text        NOT NULL,
  sha256       bytea       NOT NULL CHECK (octet_length(sha256) = 32),
  expires_on   date,                    -- the last day of its validity, in UTC
  added_by     text        NOT NULL,
  added_at     timestamptz NOT NULL,
  PRIMARY KEY (supplier_id, evidence_no)
);

-- Which tokens' subjects act for a supplier; each for one.
CREATE TABLE supplier_representative (
  subject      text  PRIMARY KEY,
  supplier_id  uuid  NOT NULL REFERENCES supplier
);
CREATE INDEX supplier_representative_supplier ON supplier_representative (supplier_id);

-- A supplier's history: one row per change.
CREATE TABLE supplier_change (
  supplier_id  uuid        NOT NULL REFERENCES supplier,
  revision     integer     NOT NULL CHECK (revision > 0),
  kind         text        NOT NULL,
  summary      text        NOT NULL, -- in words, without numbers of bank accounts
  reason       text,
  changed_by   text        NOT NULL,
  changed_at   timestamptz NOT NULL,
  PRIMARY KEY (supplier_id, revision)
);
