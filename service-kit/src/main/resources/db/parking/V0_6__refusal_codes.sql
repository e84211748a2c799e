-- One code per rule in all services (RefusalCode in event-contract): the codes of older versions.
UPDATE parked_event
   SET reason = renamed.code
  FROM (VALUES ('UNKNOWN_ORDER', 'ORDER_UNKNOWN'),
               ('OTHER_PAYMENT', 'PAYMENT_MISMATCH'),
               ('WRONG_CURRENCY', 'CURRENCY_MISMATCH'),
               ('REFUND_ABOVE_AUTHORIZED', 'REFUND_EXCEEDS_AUTHORIZED'),
               ('ORDER_ALREADY_KNOWN', 'ORDER_ALREADY_PLACED')) AS renamed (old, code)
 WHERE parked_event.reason = renamed.old;
