package dev.quittance.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A buyer ordered from one supplier and owes the total. Published by order-service, once per order.
 *
 * @param orderId the order, {@code ord_...}
 * @param buyerId the marketplace's name of the buyer
 * @param supplierId the marketplace's name of the supplier
 * @param total what the buyer owes, positive
 * @param paymentMethodId how the buyer wants to pay: a token, never a card number
 * @param shipping what of the total is for shipping: positive, in its currency, less than the
 *     total; absent if nothing
 * @param acknowledgedStatus the supplier's status that the buyer was told of and accepted: {@code
 *     unverified} or {@code expired}; absent if the supplier was verified, or nobody looked
 * @param acknowledgedAt when the buyer accepted it, in whole microseconds; present exactly if there
 *     is a status
 * @param charged what the buyer was told that will be charged, positive; absent if it is the total
 *     and the surcharge
 * @param surcharge what he was told that is charged on top, positive, in the total's currency;
 *     absent if nothing
 * @param rate units of the charged currency for one unit of the total's, as in {@link
 *     PaymentAuthorized}; present exactly if the currencies differ
 * @param quotedUntil until just before when that was promised, in whole microseconds; absent if
 *     nothing was: the total is charged, and whatever the method costs. Where something was, a
 *     method that costs something else is not charged: PaymentFailed, {@code price_changed}
 */
public record OrderPlaced(
    String orderId,
    String buyerId,
    String supplierId,
    Money total,
    String paymentMethodId,
    @Nullable Money shipping,
    @Nullable AcknowledgedStatus acknowledgedStatus,
    @Nullable Instant acknowledgedAt,
    @Nullable Money charged,
    @Nullable Money surcharge,
    @Nullable String rate,
    @Nullable Instant quotedUntil)
    implements OrderEvent {

  public OrderPlaced {
    Require.id(Ids.ORDER, orderId);
    Require.name("buyerId", buyerId);
    Require.name("supplierId", supplierId);
    Require.name("paymentMethodId", paymentMethodId);
    Require.positive("total", total);
    if (shipping != null) {
      Require.positive("shipping", shipping);
      Require.sameCurrency("shipping", shipping, total);
      if (shipping.amountMinor() >= total.amountMinor()) {
        throw new IllegalArgumentException("shipping must be less than " + total);
      }
    }
    if ((acknowledgedStatus == null) != (acknowledgedAt == null)) {
      throw new IllegalArgumentException(
          "acknowledgedStatus and acknowledgedAt must be present together");
    }
    acknowledgedAt = micros(acknowledgedAt);
    Charged.require(charged, rate, Charged.withSurcharge(total, surcharge));
    if (quotedUntil == null && (charged != null || surcharge != null)) {
      throw new IllegalArgumentException("quotedUntil must be present with charged or surcharge");
    }
    quotedUntil = micros(quotedUntil);
  }

  private static @Nullable Instant micros(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
  }

  /** One of which nothing was promised of what the payment costs. */
  public OrderPlaced(
      String orderId,
      String buyerId,
      String supplierId,
      Money total,
      String paymentMethodId,
      @Nullable Money shipping,
      @Nullable AcknowledgedStatus acknowledgedStatus,
      @Nullable Instant acknowledgedAt) {
    this(
        orderId,
        buyerId,
        supplierId,
        total,
        paymentMethodId,
        shipping,
        acknowledgedStatus,
        acknowledgedAt,
        null,
        null,
        null,
        null);
  }

  /** What the buyer was told that will be charged, in whatever currency. */
  public Money quoted() {
    return charged != null ? charged : Charged.withSurcharge(total, surcharge);
  }

  /** One without shipping, of a supplier about whom nothing was to be accepted. */
  public OrderPlaced(
      String orderId, String buyerId, String supplierId, Money total, String paymentMethodId) {
    this(orderId, buyerId, supplierId, total, paymentMethodId, null, null, null);
  }
}
