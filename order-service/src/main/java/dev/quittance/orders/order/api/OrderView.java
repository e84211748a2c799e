package dev.quittance.orders.order.api;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.OrderAction;
import dev.quittance.orders.order.OrderLimits;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.order.OrderStatus;
import dev.quittance.orders.order.PaymentStatus;
import dev.quittance.orders.order.store.OrderHeader;
import dev.quittance.orders.order.store.OrderRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order as JSON. */
@Schema(name = "Order")
public record OrderView(
    @Schema(examples = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(examples = "buyer-1") String buyerId,
    @Schema(examples = "supplier-1") String supplierId,
    OrderStatus status,
    @Schema(
            description =
                "How far the payment has come; a cancelled order's goes on until the money is"
                    + " back.")
        PaymentStatus paymentStatus,
    @Schema(description = "The exact sum of the lines and the shipping.") Money total,
    @Schema(description = "What of the total is for shipping; zero if nothing.") Money shipping,
    @Schema(description = "What the buyer got back so far.") Money refunded,
    @Schema(examples = "pm_card_visa") String paymentMethodId,
    @Schema(description = "Absent in lists.") @Nullable List<Line> lines,
    @Schema(
            description =
                "If the supplier was not verified: that the buyer was told so and ordered all the"
                    + " same.")
        @Nullable Acknowledged acknowledgement,
    @Schema(
            description = "The cart that was checked out, if there was one.",
            examples = "crt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
        @Nullable String cartId,
    @Schema(
            description = "The last payment, once there was one.",
            examples = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
        @Nullable String paymentId,
    @Schema(description = "Why the last payment failed, if it did.", examples = "expired_card")
        @Nullable String failureReason,
    @Schema(description = "If it failed: whether the same payment method may work another time.")
        @Nullable Boolean retryable,
    @Schema(
            description = "If it failed: what the buyer can do, in the language of the request.",
            examples = "Pay again with a card that is still valid.")
        @Nullable String advice,
    @Schema(description = "Attempts to pay it, the first included.", minimum = "1") int attempts,
    @Schema(
            description =
                "Whether a dispute is open, of the buyer or of a gateway, which then withholds money.")
        boolean disputed,
    @Schema(
            description = "Why it was cancelled, if it was.",
            enumeration = {
              "buyer_request",
              "payment_overdue",
              "out_of_stock",
              "suspected_fraud",
              "staff_decision"
            },
            examples = "buyer_request")
        @Nullable String cancellationReason,
    @Schema(
            description =
                "When it is cancelled unless it is paid or another attempt begins; absent if not by"
                    + " time.")
        @Nullable Instant payBy,
    @Schema(description = "What the buyer can do next, the most useful first.")
        List<NextActionView> nextActions,
    @Schema(description = "Oldest first; absent in lists. /timeline has more.")
        @Nullable List<Past> history,
    Instant createdAt,
    @Schema(description = "When the latest event happened.") Instant updatedAt) {

  @Schema(name = "OrderLine")
  public record Line(
      @Schema(
              description = "Absent if it was not looked up in the catalogue.",
              examples = "prd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
          @Nullable String productId,
      String sku,
      @Nullable String name,
      long quantity,
      Money unitPrice,
      @Schema(description = "Quantity times unit price.") Money lineTotal) {

    static Line of(OrderLine line) {
      return new Line(
          line.productId(),
          line.sku(),
          line.name(),
          line.quantity(),
          line.unitPrice(),
          line.lineTotal());
    }
  }

  @Schema(name = "OrderAcknowledgement")
  public record Acknowledged(
      @Schema(description = "The supplier's status at that time.") AcknowledgedStatus status,
      Instant at) {

    static @Nullable Acknowledged of(@Nullable Acknowledgement acknowledgement) {
      return acknowledgement == null
          ? null
          : new Acknowledged(acknowledgement.status(), acknowledgement.at());
    }
  }

  @Schema(name = "OrderHistoryEntry")
  public record Past(
      @Schema(description = "The order's status after the event.") OrderStatus status,
      @Schema(examples = "evt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String eventId,
      Instant occurredAt,
      @Schema(description = "What became owed, was authorized, refunded or disputed.")
          @Nullable Money amount,
      @Schema(
              description =
                  "Why a payment failed, a refund came back or the order was cancelled; or what"
                      + " became of a dispute.")
          @Nullable String reason) {

    static Past of(HistoryEntry entry) {
      return new Past(
          entry.status(), entry.eventId(), entry.occurredAt(), entry.amount(), entry.reason());
    }
  }

  public static OrderView of(OrderRecord order, OrderLimits limits, Locale locale) {
    return of(
        order.header(),
        order.lines().stream().map(Line::of).toList(),
        order.history().stream().map(Past::of).toList(),
        limits,
        locale);
  }

  static OrderView summary(OrderHeader header, OrderLimits limits, Locale locale) {
    return of(header, null, null, limits, locale);
  }

  private static OrderView of(
      OrderHeader header,
      @Nullable List<Line> lines,
      @Nullable List<Past> history,
      OrderLimits limits,
      Locale locale) {
    OrderState state = header.state();
    String code = state.failureReason();
    FailureReason failure = code == null ? null : FailureReason.of(code);
    return new OrderView(
        header.id(),
        header.buyerId(),
        header.supplierId(),
        state.status(),
        state.payment(),
        state.total(),
        header.shipping(),
        state.refunded(),
        header.paymentMethodId(),
        lines,
        Acknowledged.of(header.acknowledgement()),
        header.cart() == null ? null : header.cart().cartId(),
        state.paymentId(),
        code,
        failure == null || state.isCancelled() ? null : failure.retryable(),
        failure == null || state.isCancelled() ? null : failure.advice(locale),
        state.attempts(),
        state.isDisputed(),
        state.cancellation() == null ? null : state.cancellation().wireName(),
        header.dueAt(),
        OrderAction.of(state, limits).stream()
            .map(action -> NextActionView.of(action, header.id()))
            .toList(),
        history,
        state.createdAt(),
        state.updatedAt());
  }
}
