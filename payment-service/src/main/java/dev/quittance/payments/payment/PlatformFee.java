package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import dev.quittance.contract.price.Rounding;

/** The platform's share of a payment, rounded by {@link Rounding}. */
public final class PlatformFee {

  /** 100 %. */
  public static final int MAX_BASIS_POINTS = 10_000;

  private PlatformFee() {}

  /**
   * @param basisPoints hundredths of a percent, between 0 and {@link #MAX_BASIS_POINTS}
   */
  public static Money of(Money amount, int basisPoints) {
    if (basisPoints < 0 || basisPoints > MAX_BASIS_POINTS) {
      throw new IllegalArgumentException(
          "basis points are between 0 and " + MAX_BASIS_POINTS + ", not " + basisPoints);
    }
    return Rounding.part(amount, basisPoints, MAX_BASIS_POINTS);
  }

  /**
   * The part of the fee that a refund gives back: what should have gone back with all that is
   * refunded then, rounded once, less what has gone back. So refunds that add up to the whole
   * amount give back exactly the whole fee, also after some of them came back. It is never
   * negative, and never more than the refund.
   *
   * @param fee the fee on {@code authorized}
   * @param feeBefore what of it has gone back
   * @param refundedBefore what was refunded before
   * @param refund what is refunded now
   */
  public static Money givenBack(
      Money fee, Money authorized, Money feeBefore, Money refundedBefore, Money refund) {
    long whole = authorized.amountMinor();
    long after = refundedBefore.plus(refund).amountMinor();
    if (refund.isNegative() || refundedBefore.isNegative() || after > whole) {
      throw new IllegalArgumentException(
          "%s after %s of %s cannot be refunded".formatted(refund, refundedBefore, authorized));
    }
    long due = Rounding.part(fee, after, whole).amountMinor() - feeBefore.amountMinor();
    return new Money(Math.clamp(due, 0, refund.amountMinor()), fee.currency());
  }
}
