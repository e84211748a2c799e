package dev.quittance.payments.dispute;

import dev.quittance.contract.Money;
import dev.quittance.contract.price.Rounding;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.payment.Payment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway withdrew, in the payment's currency: of the payment first, and of the surcharge
 * only what is more than is left of that. Refunds go by the same rule: they never give a surcharge
 * back.
 *
 * @param amount what was withdrawn of the payment, positive
 * @param surcharge what was withdrawn of the surcharge; null for nothing
 */
record Withdrawal(Money amount, @Nullable Money surcharge) {

  /**
   * @param others the payment's other disputes
   * @param withdrawn in the charged currency
   * @return null if it is none of what was charged, or more than is left of it
   */
  static @Nullable Withdrawal of(
      Payment payment, Charge charge, List<Dispute> others, Money withdrawn) {
    Money charged = charge.charged();
    if (!withdrawn.currency().equals(charged.currency())
        || !withdrawn.isPositive()
        || withdrawn.minus(charged).isPositive()) {
      return null;
    }
    Money whole = payment.terms().amount();
    Money left = payment.refundable();
    Money worth =
        charge.rate() == null
            ? whole
            : Rounding.convert(whole, charged.currency(), new BigDecimal(charge.rate()));
    Money worthOfLeft =
        worth.minus(Rounding.part(worth, whole.minus(left).amountMinor(), whole.amountMinor()));
    Money more = withdrawn.minus(worthOfLeft);
    Money amount = more.isNegative() ? smaller(left, part(whole, withdrawn, worth)) : left;
    if (!amount.isPositive()) {
      return null;
    }
    if (!more.isPositive()) {
      return new Withdrawal(amount, null);
    }
    Money surcharge = ofSurcharge(charge, others, more, charged.minus(worth));
    return surcharge == null ? null : new Withdrawal(amount, surcharge);
  }

  /**
   * @param more what was withdrawn besides the payment, positive
   * @param worth what of the charge is for the surcharge
   * @return null if it is more than is left of the surcharge
   */
  private static @Nullable Money ofSurcharge(
      Charge charge, List<Dispute> others, Money more, Money worth) {
    Money surcharge = charge.surcharge();
    if (surcharge == null || more.minus(worth).isPositive()) {
      return null;
    }
    Money left =
        others.stream()
            .filter(other -> other.status() != DisputeStatus.WON)
            .map(other -> other.terms().surcharge())
            .filter(Objects::nonNull)
            .reduce(surcharge, Money::minus);
    Money part = part(surcharge, more, worth);
    return part.isPositive() && !part.minus(left).isPositive() ? part : null;
  }

  private static Money part(Money whole, Money numerator, Money denominator) {
    return Rounding.part(whole, numerator.amountMinor(), denominator.amountMinor());
  }

  private static Money smaller(Money one, Money other) {
    return one.minus(other).isPositive() ? other : one;
  }
}
