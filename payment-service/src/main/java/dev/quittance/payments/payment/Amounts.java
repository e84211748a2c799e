package dev.quittance.payments.payment;

import dev.quittance.contract.Money;

/** Bounds of amounts that are parts of others. */
final class Amounts {

  private Amounts() {}

  static void requireWithin(String what, Money part, Money whole) {
    if (part.isNegative() || whole.minus(part).isNegative()) {
      throw new IllegalArgumentException(
          "%s must be between 0 and %s, not %s".formatted(what, whole, part));
    }
  }
}
