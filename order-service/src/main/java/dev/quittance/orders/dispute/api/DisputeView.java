package dev.quittance.orders.dispute.api;

import dev.quittance.contract.Money;
import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.dispute.DisputeOutcome;
import dev.quittance.orders.dispute.DisputeSource;
import dev.quittance.orders.dispute.DisputeStatus;
import dev.quittance.orders.dispute.RefundStatus;
import dev.quittance.orders.order.api.TimelineEntryView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A dispute as JSON. */
@Schema(name = "OrderDispute")
record DisputeView(
    @Schema(examples = "dsp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(examples = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String orderId,
    @Schema(examples = "buyer-1") String buyerId,
    @Schema(description = "Where it was opened, and is decided: here, or at a gateway.")
        DisputeSource source,
    @Schema(description = "Of a buyer, or the gateway's code.", examples = "not_as_described")
        String reason,
    DisputeStatus status,
    @Schema(
            description =
                "How it was decided. Of a gateway: WON if the payment stands, LOST if the buyer has"
                    + " the money.")
        @Nullable DisputeOutcome outcome,
    @Schema(description = "Which gateway, if one told of it.", examples = "card")
        @Nullable String gateway,
    @Schema(description = "What the buyer wants back, if he said, or what the gateway withdrew.")
        @Nullable Money claimed,
    @Schema(description = "What goes back, once it was resolved so.") @Nullable Refund refund,
    @Schema(description = "Who resolved it; for staff.", examples = "sam")
        @Nullable String resolvedBy,
    @Schema(
            description =
                "What the buyer wrote. Absent in lists and in the answer that opens it, and once it"
                    + " was erased.")
        @Nullable String text,
    @Schema(description = "Why it was resolved so; absent as text is.")
        @Nullable String decisionReason,
    @Schema(description = "When it was opened. Absent in lists.")
        @Nullable ChargedAmountsView amounts,
    @Schema(description = "Now. Absent in lists.") @Nullable ChargedAmountsView amountsNow,
    @Schema(
            description =
                "What had happened to the order when it was opened, oldest first. Absent in lists;"
                    + " GET /orders/{id}/timeline has what happened since.",
            maxItems = 1000)
        @Nullable List<TimelineEntryView> timeline,
    @Schema(description = "The buyer's files. Absent in lists.", maxItems = 100)
        @Nullable List<EvidenceView> evidence,
    Instant openedAt,
    @Nullable Instant closedAt) {

  @Schema(name = "DisputeRefund")
  record Refund(
      @Schema(
              description = "Of the refund at payment-service.",
              examples = "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
          String id,
      Money amount,
      @Schema(
              description =
                  "PENDING until payment-service tells. FAILED: it was not made, or came back;"
                      + " support refunds it by hand.")
          RefundStatus status,
      @Schema(description = "Why it failed, if it did.", examples = "dispute_open")
          @Nullable String failureReason) {}

  /** As lists show it. */
  static DisputeView summary(Dispute dispute, boolean forStaff) {
    return of(dispute, null, forStaff, Locale.ENGLISH);
  }

  static DisputeView of(
      Dispute dispute, @Nullable DisputeDetails details, boolean forStaff, Locale locale) {
    Dispute.Decision decision = dispute.decision();
    return new DisputeView(
        dispute.id(),
        dispute.orderId(),
        dispute.buyerId(),
        dispute.source(),
        dispute.reason(),
        dispute.status(),
        decision == null ? null : decision.outcome(),
        dispute.gateway(),
        dispute.claimed(),
        refund(dispute),
        decision == null || !forStaff ? null : decision.by(),
        details == null ? null : details.words().buyer(),
        details == null ? null : details.words().support(),
        details == null ? null : ChargedAmountsView.of(details.atOpening(), locale),
        details == null ? null : ChargedAmountsView.of(details.now(), locale),
        details == null
            ? null
            : details.timeline().stream()
                .map(entry -> TimelineEntryView.of(entry, locale))
                .toList(),
        details == null ? null : details.files().stream().map(EvidenceView::of).toList(),
        dispute.openedAt(),
        decision == null ? null : decision.at());
  }

  private static @Nullable Refund refund(Dispute dispute) {
    Dispute.Refund refund = dispute.refund();
    return refund == null
        ? null
        : new Refund(dispute.refundId(), refund.amount(), refund.status(), refund.failure());
  }
}
