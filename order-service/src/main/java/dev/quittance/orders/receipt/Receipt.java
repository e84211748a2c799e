package dev.quittance.orders.receipt;

import dev.quittance.contract.Money;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.OrderStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order's events say of its payment.
 *
 * @param orderId {@code ord_...}, which is the receipt's number, too
 * @param acknowledgement what the buyer accepted of an unverified supplier; null if nothing
 * @param asOf when the latest of the events happened: the receipt's own date
 */
public record Receipt(
    String orderId,
    OrderStatus status,
    Instant placedAt,
    Instant paidAt,
    Instant asOf,
    String buyerId,
    Seller seller,
    @Nullable Acknowledgement acknowledgement,
    List<OrderLine> lines,
    Sums sums,
    Payment payment,
    List<Refund> refunds,
    List<Dispute> disputes,
    List<Complaint> complaints,
    LogPlaces log) {

  public Receipt {
    lines = List.copyOf(lines);
    refunds = List.copyOf(refunds);
    disputes = List.copyOf(disputes);
    complaints = List.copyOf(complaints);
  }

  /**
   * Who sold.
   *
   * @param id as the order names it; the rest is known of registered suppliers only
   * @param verifiedAt when ops checked his documents; null if they have not, as he is now
   * @param validUntil when the first of those documents expires; null if none does
   * @param suspendedAt when ops stopped him, if they have
   */
  public record Seller(
      String id,
      @Nullable String name,
      @Nullable String nameChinese,
      @Nullable String country,
      @Nullable Instant verifiedAt,
      @Nullable Instant validUntil,
      @Nullable Instant suspendedAt) {

    /** One that is not registered. */
    public static Seller unknown(String id) {
      return new Seller(id, null, null, null, null, null, null);
    }

    public boolean isRegistered() {
      return name != null;
    }
  }

  /**
   * Amounts, in the order's currency but for {@code charged}.
   *
   * @param goods the sum of the lines
   * @param shipping null if it costs nothing
   * @param total what the order costs
   * @param surcharge what the buyer paid on top for the way of paying; null if nothing
   * @param charged what the gateway took, in whatever currency; null if it was not recorded
   * @param rate units of the charged currency for one of the order's; null if they are one currency
   * @param refunded what the buyer got back
   * @param givenBack what gateways gave the buyer in disputes
   * @param remaining of the total, after both
   */
  public record Sums(
      Money goods,
      @Nullable Money shipping,
      Money total,
      @Nullable Money surcharge,
      @Nullable Money charged,
      @Nullable String rate,
      Money refunded,
      Money givenBack,
      Money remaining) {}

  /**
   * How it was paid.
   *
   * @param methodId the instrument or token
   * @param gateway who took the money; null if it was not recorded
   * @param gatewayReference the gateway's own name of the charge; likewise
   * @param bankAccount of ours, if the money was transferred to it
   * @param attempts those that were decided, oldest first
   */
  public record Payment(
      @Nullable String paymentId,
      String methodId,
      @Nullable String gateway,
      @Nullable String gatewayReference,
      @Nullable String bankAccount,
      List<Attempt> attempts) {

    public Payment {
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * @param id {@code att_...}; older ones have none
   * @param failureReason null if it succeeded
   */
  public record Attempt(
      @Nullable String id,
      @Nullable String gateway,
      @Nullable String failureReason,
      Instant decidedAt) {

    public boolean succeeded() {
      return failureReason == null;
    }
  }

  /**
   * @param id {@code rfd_...}; older ones have none
   * @param paidBack in the currency that was charged; null if it is the amount
   * @param cameBackAt when it turned out not to have arrived, if it did not
   */
  public record Refund(
      @Nullable String id,
      Money amount,
      @Nullable Money paidBack,
      @Nullable String gatewayReference,
      Instant refundedAt,
      @Nullable Instant cameBackAt) {}

  /**
   * What the buyer complained about to us.
   *
   * @param id {@code dsp_...}
   * @param reason a code such as {@code not_received}
   * @param claimed null if the buyer named no amount
   * @param granted what support decided to pay back; null if nothing, or not decided
   * @param decidedAt null until then
   */
  public record Complaint(
      String id,
      String reason,
      @Nullable Money claimed,
      @Nullable Money granted,
      Outcome outcome,
      Instant openedAt,
      @Nullable Instant decidedAt) {

    /** What became of it. */
    public enum Outcome {
      OPEN,
      /** A refund follows, or has followed. */
      GRANTED,
      REJECTED,
      /** It was granted, and the refund did not arrive. */
      REFUND_FAILED
    }
  }

  /**
   * A gateway's.
   *
   * @param id {@code dsp_...}; older ones have none
   * @param reason the gateway's code
   */
  public record Dispute(
      @Nullable String id,
      Money amount,
      String reason,
      @Nullable String gatewayReference,
      Outcome outcome,
      Instant openedAt,
      @Nullable Instant closedAt) {

    /** What became of it. */
    public enum Outcome {
      OPEN,
      /** The payment stands. */
      WON,
      /** The buyer got the money. */
      LOST
    }
  }
}
