package dev.quittance.contract;

import org.jspecify.annotations.Nullable;

/**
 * A gateway authorized the payment of an order. Published by payment-service, once per order.
 *
 * <p>What the buyer is charged is the amount and a surcharge if there is one. In the order's
 * currency it is their sum; in another currency {@code charged} and {@code rate} say how much.
 *
 * @param orderId the order, {@code ord_...}
 * @param paymentId the payment, {@code pay_...}
 * @param attemptId {@code att_...}, the attempt that succeeded
 * @param gateway who holds the money, for example {@code sandbox}
 * @param gatewayReference the gateway's own name of the charge, for reconciliation
 * @param amount what was authorized of the order's total, positive
 * @param platformFee the platform's share of it, zero or more, in the same currency
 * @param charged what the gateway took, positive; absent if it is the amount and the surcharge
 * @param surcharge what the buyer pays on top for the way of paying, positive, in the amount's
 *     currency; absent if nothing
 * @param rate units of the charged currency for one unit of the amount's, a positive decimal such
 *     as {@code 0.1385} of at most 18 digits; present exactly if the currencies differ
 * @param bankAccount the account whose received money pays for it; absent if the gateway holds it
 */
public record PaymentAuthorized(
    String orderId,
    String paymentId,
    String attemptId,
    String gateway,
    String gatewayReference,
    Money amount,
    Money platformFee,
    @Nullable Money charged,
    @Nullable Money surcharge,
    @Nullable String rate,
    @Nullable String bankAccount)
    implements OrderEvent {

  public PaymentAuthorized {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.PAYMENT, paymentId);
    Require.id(Ids.ATTEMPT, attemptId);
    Require.name("gateway", gateway);
    Require.text("gatewayReference", gatewayReference);
    Require.positive("amount", amount);
    Require.share("platformFee", platformFee, amount);
    Charged.require(charged, rate, Charged.withSurcharge(amount, surcharge));
    Require.nameIfAny("bankAccount", bankAccount);
  }

  /** One that is charged as it is: the amount, by the gateway. */
  public PaymentAuthorized(
      String orderId,
      String paymentId,
      String attemptId,
      String gateway,
      String gatewayReference,
      Money amount,
      Money platformFee) {
    this(
        orderId,
        paymentId,
        attemptId,
        gateway,
        gatewayReference,
        amount,
        platformFee,
        null,
        null,
        null,
        null);
  }

  /** The amount and the surcharge, in the amount's currency. */
  public Money withSurcharge() {
    return surcharge == null ? amount : amount.plus(surcharge);
  }

  /** What the gateway took, in whatever currency. */
  public Money taken() {
    return charged == null ? withSurcharge() : charged;
  }
}
