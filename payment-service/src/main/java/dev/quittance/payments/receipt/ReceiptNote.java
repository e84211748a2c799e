package dev.quittance.payments.receipt;

/** Why money of a receipt is left. */
public enum ReceiptNote {
  /** It has no reference of ours. */
  NO_REFERENCE,
  /** It has a reference of our form that no attempt has. */
  UNKNOWN_REFERENCE,
  /** It has references of several attempts. */
  SEVERAL_REFERENCES,
  /** Its attempt is about another currency. */
  OTHER_CURRENCY,
  /** It is less than its attempt is about; what comes later with the same reference is added. */
  TOO_LITTLE,
  /** Its attempt needed less: the rest is left. */
  TOO_MUCH,
  /** Its attempt has been paid: the buyer has paid twice. */
  ALREADY_PAID,
  /** Its attempt had ended when it came. */
  ATTEMPT_OVER,
  /** It is a batch whose details do not add up: a person has to look whose money it is. */
  DETAILS_DIFFER,
  /** The bank took back a payment of ours: money that we had sent came back. */
  CAME_BACK,
  /** The bank refused to send it back. */
  RETURN_REFUSED
}
