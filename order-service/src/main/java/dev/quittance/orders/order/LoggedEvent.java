package dev.quittance.orders.order;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import org.jspecify.annotations.Nullable;

/**
 * Where an event of an order lies in the log, and what it says beside its {@link HistoryEntry}.
 *
 * @param eventId {@code evt_...}
 * @param gateway who answered for the money
 * @param gatewayReference the gateway's own name of the charge, refund or dispute
 * @param charged what moved at the gateway; null if it is the entry's amount and the surcharge
 * @param surcharge in the order's currency; null if none
 * @param rate units of the charged currency for one of the order's; null if they are one currency
 * @param bankAccount of ours, if the money is there and not at a gateway
 */
public record LoggedEvent(
    String eventId,
    int partition,
    long offset,
    @Nullable String gateway,
    @Nullable String gatewayReference,
    @Nullable Money charged,
    @Nullable Money surcharge,
    @Nullable String rate,
    @Nullable String bankAccount) {

  /** What is kept of an event that was consumed from there. */
  public static LoggedEvent of(EventEnvelope envelope, int partition, long offset) {
    Charge charge =
        envelope.event() instanceof OrderEvent event ? charge(event) : Charge.none(null);
    return new LoggedEvent(
        envelope.eventId(),
        partition,
        offset,
        charge.gateway,
        charge.reference,
        charge.charged,
        charge.surcharge,
        charge.rate,
        charge.bankAccount);
  }

  private record Charge(
      @Nullable String gateway,
      @Nullable String reference,
      @Nullable Money charged,
      @Nullable Money surcharge,
      @Nullable String rate,
      @Nullable String bankAccount) {

    static Charge none(@Nullable String gateway) {
      return new Charge(gateway, null, null, null, null, null);
    }
  }

  private static Charge charge(OrderEvent event) {
    return switch (event) {
      case PaymentAuthorized it ->
          new Charge(
              it.gateway(),
              it.gatewayReference(),
              it.charged(),
              it.surcharge(),
              it.rate(),
              it.bankAccount());
      case PaymentFailed it -> Charge.none(it.gateway());
      case Refunded it ->
          new Charge(
              it.gateway(), it.gatewayReference(), it.charged(), null, null, it.bankAccount());
      case RefundFailed it ->
          new Charge(it.gateway(), null, it.charged(), null, null, it.bankAccount());
      case DisputeOpened it ->
          new Charge(
              it.gateway(),
              it.gatewayReference(),
              it.charged(),
              it.surcharge(),
              null,
              it.bankAccount());
      case DisputeClosed it ->
          new Charge(it.gateway(), null, it.charged(), it.surcharge(), null, it.bankAccount());
      case OrderPlaced _,
          OrderCancelled _,
          PaymentRetryRequested _,
          PaymentActionRequired _,
          BuyerDisputeOpened _,
          BuyerDisputeResolved _,
          BuyerDisputeRefundFailed _ ->
          Charge.none(null);
    };
  }
}
