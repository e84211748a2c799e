package dev.quittance.payments.operation;

import dev.quittance.contract.Ids;

/** What a gateway can be asked to do. */
public enum OperationKind {
  /** Reserve the buyer's money: an attempt at a payment. */
  AUTHORIZATION(Ids.ATTEMPT),
  /** Pay a part of it back. */
  REFUND(Ids.REFUND);

  private final String idPrefix;

  OperationKind(String idPrefix) {
    this.idPrefix = idPrefix;
  }

  /** The prefix of such an operation's id. */
  public String idPrefix() {
    return idPrefix;
  }
}
