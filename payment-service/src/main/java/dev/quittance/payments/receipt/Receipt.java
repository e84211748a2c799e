package dev.quittance.payments.receipt;

import dev.quittance.contract.Money;

/** Money received: what it is, and what became of it. */
public record Receipt(ReceiptTerms terms, ReceiptState state) {

  public Receipt {
    if (left(terms, state).isNegative()) {
      throw new IllegalArgumentException(
          "more than all of receipt %s is spent: %s".formatted(terms.id(), state));
    }
  }

  /** One of which all is left. */
  public static Receipt received(ReceiptTerms terms, ReceiptNote note) {
    Money nothing = Money.zero(terms.amount().currency());
    return new Receipt(terms, new ReceiptState(1, nothing, nothing, nothing, note));
  }

  public String id() {
    return terms.id();
  }

  /** What is neither allocated nor sent back. */
  public Money left() {
    return left(terms, state);
  }

  public ReceiptStatus status() {
    if (left().isPositive()) {
      return ReceiptStatus.OPEN;
    }
    if (state.returning().isPositive()) {
      return ReceiptStatus.RETURNING;
    }
    return state.allocated().isPositive() ? ReceiptStatus.ALLOCATED : ReceiptStatus.RETURNED;
  }

  private static Money left(ReceiptTerms terms, ReceiptState state) {
    return terms.amount().minus(state.allocated()).minus(state.returning()).minus(state.returned());
  }
}
