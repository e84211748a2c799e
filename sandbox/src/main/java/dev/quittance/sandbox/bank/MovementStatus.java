package dev.quittance.sandbox.bank;

/** How final a movement is. */
public enum MovementStatus {
  /** Announced, not booked. */
  PENDING,
  BOOKED
}
