package dev.quittance.payments.quote;

import dev.quittance.contract.Money;
import dev.quittance.contract.price.Rounding;
import java.math.BigDecimal;

/**
 * What of a charge in another currency goes back with a refund: at the rate of the charge, so that
 * refunds of the whole amount add up to exactly what was charged for it, whatever their number and
 * whichever of them failed. A surcharge does not go back: it pays for the charge.
 */
public final class RefundPrice {

  private RefundPrice() {}

  /**
   * @param amount what was paid, without surcharge
   * @param rate of the charge
   * @param refundedBefore what of the amount is refunded or about to be
   * @param chargedBefore what went back for that, or is about to, in the charged currency
   * @param refund how much more
   * @return in the charged currency; nothing or less if it is too little to go back
   */
  public static Money of(
      Money amount, BigDecimal rate, Money refundedBefore, Money chargedBefore, Money refund) {
    Money whole = Rounding.convert(amount, chargedBefore.currency(), rate);
    Money due =
        Rounding.part(whole, refundedBefore.plus(refund).amountMinor(), amount.amountMinor());
    return due.minus(chargedBefore);
  }
}
