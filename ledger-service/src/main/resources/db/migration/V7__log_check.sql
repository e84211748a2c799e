-- What the standing check last found of each partition: its chain folded from the log beside the one
-- that is stored. A finding counts as long as its generation is the live one.
CREATE TABLE log_check (
  partition    smallint    PRIMARY KEY,
  claimed_at   timestamptz NOT NULL DEFAULT now(), -- by a replica that folds it
  checked_at   timestamptz NOT NULL DEFAULT now(),
  generation   integer,
  next_offset  bigint,                             -- up to which the two were compared
  finding      text                                -- null where they are equal
);
