package dev.quittance.payments.operation;

/** What a gateway is asked next about an operation. */
public enum GatewayStep {
  /** To do it. */
  PERFORM,
  /** What became of it, by our own reference. */
  INQUIRE,
  /** To cancel it, so that it can no longer succeed. */
  CANCEL
}
