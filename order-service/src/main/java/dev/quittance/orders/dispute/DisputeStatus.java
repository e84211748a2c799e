package dev.quittance.orders.dispute;

/** Whether it is decided. */
public enum DisputeStatus {
  OPEN,
  CLOSED
}
