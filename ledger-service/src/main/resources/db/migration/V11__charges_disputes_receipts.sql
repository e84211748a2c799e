-- What few orders have: a surcharge, a charge in another currency, disputes. Null where there is none, which costs a bit. And
-- receipts, which are transactions of their own kind (ADR 0038): buyer is unallocated:{bank account}, supplier
-- bank:{bank account}, total what was received, fee what was allocated, refunded what was returned.
--
-- Rows of before have none of it: what is computed from a log of before stays the same. The tables of generations inherit
-- the columns.
ALTER TABLE transaction
  ADD COLUMN surcharge     bigint,   -- paid on top, in the order's currency
  ADD COLUMN charged       bigint,   -- in the currency of the first of other_buyers; null if charged in the order's
  ADD COLUMN charged_back  bigint,   -- how much of that went back or is withdrawn
  ADD COLUMN withdrawn     bigint,   -- lost in disputes, in the order's currency
  ADD COLUMN other_buyers  bigint[], -- the buyer's accounts in other currencies that its entries moved
  ADD COLUMN disputes      text;     -- open ones: id, amount, charged amount, fee and its currency; separated by commas
