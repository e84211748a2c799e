package dev.quittance.orders.dispute;

/** Where something is disputed. */
public enum DisputeSource {
  /** Here: support decides. */
  BUYER,
  /** At the bank or wallet, which decides. */
  GATEWAY
}
