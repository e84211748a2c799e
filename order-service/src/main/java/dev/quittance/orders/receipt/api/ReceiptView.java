package dev.quittance.orders.receipt.api;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.OrderStatus;
import dev.quittance.orders.receipt.LogPlaces;
import dev.quittance.orders.receipt.Receipt;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A receipt as JSON. */
@Schema(name = "OrderReceipt")
record ReceiptView(
    @Schema(examples = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String orderId,
    OrderStatus status,
    Instant placedAt,
    Instant paidAt,
    @Schema(description = "When the latest event happened: the receipt's own date.") Instant asOf,
    @Schema(examples = "buyer-1") String buyerId,
    Seller supplier,
    @Schema(
            description =
                "What the buyer accepted of a supplier who was not verified, if anything.")
        @Nullable Accepted acknowledgement,
    List<Line> lines,
    @Schema(description = "The sum of the lines.") Money goods,
    @Schema(description = "Absent if it costs nothing.") @Nullable Money shipping,
    @Schema(description = "What the order costs.") Money total,
    @Schema(description = "What the buyer paid on top for the way of paying, if anything.")
        @Nullable Money surcharge,
    @Schema(
            description =
                "What the gateway took, in whatever currency; absent if it was paid before this"
                    + " was recorded.")
        @Nullable Money charged,
    @Schema(
            description =
                "Units of the charged currency for one of the order's; absent if they are one"
                    + " currency.",
            examples = "0.1385")
        @Nullable String exchangeRate,
    @Schema(description = "What the buyer got back by refunds.") Money refunded,
    @Schema(description = "What gateways gave the buyer in disputes.") Money givenBack,
    @Schema(description = "The total less both.") Money remaining,
    Payment payment,
    @Schema(description = "Oldest first.") List<Refund> refunds,
    @Schema(description = "Of gateways, oldest first.") List<Dispute> disputes,
    @Schema(description = "The buyer's to us, oldest first.") List<Complaint> complaints,
    Log log) {

  @Schema(name = "ReceiptSupplier")
  record Seller(
      @Schema(description = "As the order names it.", examples = "supplier-1") String id,
      @Schema(description = "Of a registered supplier.") @Nullable String name,
      @Nullable String nameChinese,
      @Schema(description = "ISO 3166-1 alpha-2.", examples = "CN") @Nullable String country,
      @Schema(description = "When ops checked the documents; absent if they have not.")
          @Nullable Instant verifiedAt,
      @Schema(description = "When the first of the documents expires, if one does.")
          @Nullable Instant validUntil,
      @Schema(description = "When ops stopped the supplier, if they have.")
          @Nullable Instant suspendedAt) {

    static Seller of(Receipt.Seller seller) {
      return new Seller(
          seller.id(),
          seller.name(),
          seller.nameChinese(),
          seller.country(),
          seller.verifiedAt(),
          seller.validUntil(),
          seller.suspendedAt());
    }
  }

  @Schema(name = "ReceiptAcknowledgement")
  record Accepted(
      @Schema(description = "The supplier's status then.") AcknowledgedStatus supplierStatus,
      Instant acceptedAt) {

    static @Nullable Accepted of(@Nullable Acknowledgement acknowledgement) {
      return acknowledgement == null
          ? null
          : new Accepted(acknowledgement.status(), acknowledgement.at());
    }
  }

  @Schema(name = "ReceiptLine")
  record Line(
      String sku,
      @Nullable String name,
      long quantity,
      Money unitPrice,
      @Schema(description = "Quantity times unit price.") Money lineTotal) {

    static Line of(OrderLine line) {
      return new Line(line.sku(), line.name(), line.quantity(), line.unitPrice(), line.lineTotal());
    }
  }

  @Schema(name = "ReceiptPayment")
  record Payment(
      @Schema(examples = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @Nullable String paymentId,
      @Schema(examples = "pm_card_visa") String paymentMethodId,
      @Schema(
              description =
                  "Who took the money; absent, as what follows, if it was paid before this was"
                      + " recorded.",
              examples = "sandbox")
          @Nullable String gateway,
      @Schema(description = "The gateway's own name of the charge.")
          @Nullable String gatewayReference,
      @Schema(description = "Of ours, if the money was transferred to it.")
          @Nullable String bankAccount,
      @Schema(description = "Those that were decided, oldest first.") List<Attempt> attempts) {

    static Payment of(Receipt.Payment payment) {
      return new Payment(
          payment.paymentId(),
          payment.methodId(),
          payment.gateway(),
          payment.gatewayReference(),
          payment.bankAccount(),
          payment.attempts().stream().map(Attempt::of).toList());
    }
  }

  @Schema(name = "ReceiptAttempt")
  record Attempt(
      @Schema(examples = "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @Nullable String id,
      @Nullable String gateway,
      boolean succeeded,
      @Schema(examples = "insufficient_funds") @Nullable String failureReason,
      Instant decidedAt) {

    static Attempt of(Receipt.Attempt attempt) {
      return new Attempt(
          attempt.id(),
          attempt.gateway(),
          attempt.succeeded(),
          attempt.failureReason(),
          attempt.decidedAt());
    }
  }

  @Schema(name = "ReceiptRefund")
  record Refund(
      @Schema(examples = "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @Nullable String id,
      Money amount,
      @Schema(description = "In the currency that was charged, if that is another one.")
          @Nullable Money paidBack,
      @Nullable String gatewayReference,
      Instant refundedAt,
      @Schema(description = "When it turned out not to have arrived, if it did not.")
          @Nullable Instant cameBackAt) {

    static Refund of(Receipt.Refund refund) {
      return new Refund(
          refund.id(),
          refund.amount(),
          refund.paidBack(),
          refund.gatewayReference(),
          refund.refundedAt(),
          refund.cameBackAt());
    }
  }

  @Schema(name = "ReceiptDispute")
  record Dispute(
      @Schema(examples = "dsp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @Nullable String id,
      Money amount,
      @Schema(description = "The gateway's code.", examples = "product_not_received") String reason,
      @Nullable String gatewayReference,
      @Schema(description = "WON: the payment stands. LOST: the buyer got the money.")
          Receipt.Dispute.Outcome outcome,
      Instant openedAt,
      @Nullable Instant closedAt) {

    static Dispute of(Receipt.Dispute dispute) {
      return new Dispute(
          dispute.id(),
          dispute.amount(),
          dispute.reason(),
          dispute.gatewayReference(),
          dispute.outcome(),
          dispute.openedAt(),
          dispute.closedAt());
    }
  }

  @Schema(name = "ReceiptComplaint")
  record Complaint(
      @Schema(examples = "dsp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
      @Schema(examples = "not_received") String reason,
      @Schema(description = "Absent if the buyer named no amount.") @Nullable Money claimed,
      @Schema(description = "What support decided to pay back, if anything.")
          @Nullable Money granted,
      @Schema(description = "REFUND_FAILED: it was granted, and the refund did not arrive.")
          Receipt.Complaint.Outcome outcome,
      Instant openedAt,
      @Nullable Instant decidedAt) {

    static Complaint of(Receipt.Complaint complaint) {
      return new Complaint(
          complaint.id(),
          complaint.reason(),
          complaint.claimed(),
          complaint.granted(),
          complaint.outcome(),
          complaint.openedAt(),
          complaint.decidedAt());
    }
  }

  @Schema(name = "ReceiptLog")
  record Log(
      @Schema(description = "Kafka topic.", examples = "quittance.order-events.v1") String topic,
      @Schema(
              description =
                  "SHA-256 over a line for each event whose place is known: `partition:offset"
                      + " eventId type` and a line feed.",
              pattern = "^[0-9a-f]{64}$",
              examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
          String digest,
      @Schema(
              description =
                  "Whether the place of each event is known. The last one's may take a moment;"
                      + " those of events before order-service kept places never are.")
          boolean complete,
      @Schema(description = "The order's events, oldest first.") List<Event> events) {

    static Log of(LogPlaces log) {
      return new Log(
          log.topic(),
          log.digest(),
          log.isComplete(),
          log.events().stream().map(Event::of).toList());
    }
  }

  @Schema(name = "ReceiptEvent")
  record Event(
      @Schema(examples = "evt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String eventId,
      @Schema(examples = "PaymentAuthorized") String type,
      Instant occurredAt,
      @Schema(minimum = "0", examples = "3") @Nullable Integer partition,
      @Schema(minimum = "0", examples = "1042") @Nullable Long offset) {

    static Event of(LogPlaces.LoggedPlace event) {
      LogPlaces.Place place = event.place();
      return new Event(
          event.eventId(),
          event.type(),
          event.occurredAt(),
          place == null ? null : place.partition(),
          place == null ? null : place.offset());
    }
  }

  static ReceiptView of(Receipt receipt) {
    Receipt.Sums sums = receipt.sums();
    return new ReceiptView(
        receipt.orderId(),
        receipt.status(),
        receipt.placedAt(),
        receipt.paidAt(),
        receipt.asOf(),
        receipt.buyerId(),
        Seller.of(receipt.seller()),
        Accepted.of(receipt.acknowledgement()),
        receipt.lines().stream().map(Line::of).toList(),
        sums.goods(),
        sums.shipping(),
        sums.total(),
        sums.surcharge(),
        sums.charged(),
        sums.rate(),
        sums.refunded(),
        sums.givenBack(),
        sums.remaining(),
        Payment.of(receipt.payment()),
        receipt.refunds().stream().map(Refund::of).toList(),
        receipt.disputes().stream().map(Dispute::of).toList(),
        receipt.complaints().stream().map(Complaint::of).toList(),
        Log.of(receipt.log()));
  }
}
