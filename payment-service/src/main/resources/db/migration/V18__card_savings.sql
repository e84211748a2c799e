-- A card that is being saved at its gateway for an account. Committed before the gateway is asked, and removed by the
-- transaction that links the card: what stays behind was never linked, and is looked for at the gateway.
CREATE TABLE card_saving (
  id            uuid        PRIMARY KEY, -- our reference, which the gateway keeps with the card
  account_id    uuid        NOT NULL REFERENCES payment_account,
  gateway       text        NOT NULL,
  begun_at      timestamptz NOT NULL,
  asked         integer     NOT NULL DEFAULT 0, -- how often the gateway was asked what it has; once it was, nothing is linked by it
  next_at       timestamptz NOT NULL, -- when it is asked next
  leased_until  timestamptz           -- until then somebody is asking; null: nobody
);
CREATE INDEX card_saving_due ON card_saving (next_at);
CREATE INDEX card_saving_account ON card_saving (account_id);
