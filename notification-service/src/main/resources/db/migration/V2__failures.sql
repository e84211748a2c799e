-- Why a payment failed, as a code: what the buyer can do is told in the language of who reads it.
ALTER TABLE notification ADD COLUMN failure_reason text;
