package dev.quittance.payments.dispute;

/** The states of a dispute. */
public enum DisputeStatus {
  /** The gateway withdrew the money until it is decided. */
  OPEN,
  /** The gateway gave the money back to us. */
  WON,
  /** The buyer has the money. */
  LOST
}
