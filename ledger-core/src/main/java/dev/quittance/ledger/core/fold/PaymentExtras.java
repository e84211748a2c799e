package dev.quittance.ledger.core.fold;

import dev.quittance.contract.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What few orders have: a surcharge, a charge in another currency, disputes.
 *
 * @param surchargeMinor what the buyer paid on top, less what was lost of it in disputes, in the
 *     order's currency
 * @param chargedMinor what was charged in another currency, the first of {@code otherCurrencies}; 0
 *     if it was charged in the order's
 * @param chargedBackMinor how much of that went back or is withdrawn, at most all
 * @param withdrawnMinor what was lost in disputes, in the order's currency
 * @param disputes those that are open, the oldest first
 * @param otherCurrencies in which the buyer's accounts were posted to, besides the order's; the one
 *     that was charged first
 */
public record PaymentExtras(
    long surchargeMinor,
    long chargedMinor,
    long chargedBackMinor,
    long withdrawnMinor,
    List<OpenDispute> disputes,
    List<Currency> otherCurrencies) {

  /** As nearly every order is. */
  public static final PaymentExtras NONE = new PaymentExtras(0, 0, 0, 0, List.of(), List.of());

  /**
   * A dispute that is not decided yet.
   *
   * @param amountMinor in the order's currency
   * @param chargedMinor in the charged one; 0 if that is the order's
   * @param fee what the gateway took for it, null if nothing
   * @param surchargeMinor what was withdrawn of the surcharge, in the order's currency
   */
  public record OpenDispute(
      UUID id, long amountMinor, long chargedMinor, @Nullable Money fee, long surchargeMinor) {}

  public PaymentExtras {
    disputes = List.copyOf(disputes);
    otherCurrencies = List.copyOf(otherCurrencies);
    if (chargedBackMinor < 0 || chargedBackMinor > chargedMinor) {
      throw new IllegalArgumentException("more went back than was charged");
    }
    if (chargedMinor > 0 && otherCurrencies.isEmpty()) {
      throw new IllegalArgumentException("a charge in another currency says in which");
    }
  }

  /** Whether the order is as nearly every one is. */
  public boolean isNone() {
    return surchargeMinor == 0
        && chargedMinor == 0
        && withdrawnMinor == 0
        && disputes.isEmpty()
        && otherCurrencies.isEmpty();
  }

  /** The currency of the charge, if it is not the order's. */
  public @Nullable Currency chargedCurrency() {
    return chargedMinor > 0 ? otherCurrencies.getFirst() : null;
  }

  /** What open disputes hold of the order's total. */
  public long disputedMinor() {
    long sum = 0;
    for (OpenDispute dispute : disputes) {
      sum += dispute.amountMinor();
    }
    return sum;
  }

  /** What open disputes hold of the surcharge. */
  public long disputedSurchargeMinor() {
    long sum = 0;
    for (OpenDispute dispute : disputes) {
      sum += dispute.surchargeMinor();
    }
    return sum;
  }

  /** What of the surcharge no dispute holds or took. */
  long surchargeLeftMinor() {
    return surchargeMinor - disputedSurchargeMinor();
  }

  /** What of the charge in another currency has neither gone back nor been withdrawn. */
  public long chargedLeftMinor() {
    return chargedMinor - chargedBackMinor;
  }

  @Nullable OpenDispute dispute(UUID id) {
    for (OpenDispute dispute : disputes) {
      if (dispute.id().equals(id)) {
        return dispute;
      }
    }
    return null;
  }

  /** After an amount of the charge went back; negative if it came back. */
  PaymentExtras chargedBack(long minor) {
    return minor == 0
        ? this
        : new PaymentExtras(
            surchargeMinor,
            chargedMinor,
            chargedBackMinor + minor,
            withdrawnMinor,
            disputes,
            otherCurrencies);
  }

  PaymentExtras opened(OpenDispute dispute, Currency ofOrder) {
    List<OpenDispute> more = new ArrayList<>(disputes);
    more.add(dispute);
    List<Currency> currencies = otherCurrencies;
    Money fee = dispute.fee();
    if (fee != null
        && !fee.currency().equals(ofOrder)
        && !otherCurrencies.contains(fee.currency())) {
      currencies = new ArrayList<>(otherCurrencies);
      currencies.add(fee.currency());
    }
    return new PaymentExtras(
        surchargeMinor,
        chargedMinor,
        chargedBackMinor + dispute.chargedMinor(),
        withdrawnMinor,
        more,
        currencies);
  }

  PaymentExtras closed(OpenDispute dispute, boolean lost) {
    List<OpenDispute> left = new ArrayList<>(disputes);
    left.remove(dispute);
    return new PaymentExtras(
        lost ? surchargeMinor - dispute.surchargeMinor() : surchargeMinor,
        chargedMinor,
        lost ? chargedBackMinor : chargedBackMinor - dispute.chargedMinor(),
        lost ? withdrawnMinor + dispute.amountMinor() : withdrawnMinor,
        left,
        otherCurrencies);
  }
}
