package dev.quittance.payments.payment;

import dev.quittance.contract.Money;

/**
 * What disputes do to a payment.
 *
 * @param withdrawn what gateways withdrew and have not given back: of open disputes and lost ones
 * @param open how many are open
 */
public record Disputes(Money withdrawn, int open) {

  public Disputes {
    if (withdrawn.isNegative() || open < 0) {
      throw new IllegalArgumentException(
          "disputes withdraw nothing or more, not " + withdrawn + " in " + open);
    }
  }

  Disputes opened(Money amount) {
    return new Disputes(withdrawn.plus(amount), open + 1);
  }

  Disputes closed(Money reinstated) {
    return new Disputes(withdrawn.minus(reinstated), open - 1);
  }
}
