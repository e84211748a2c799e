package dev.quittance.orders.order.api;

import dev.quittance.contract.Money;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.HistoryKind;
import dev.quittance.orders.order.MoneyMeaning;
import dev.quittance.orders.order.OrderStatus;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event of an order as JSON. */
@Schema(name = "OrderTimelineEntry")
public record TimelineEntryView(
    @Schema(description = "Its place among the order's events, from 1.", minimum = "1") int number,
    @Schema(examples = "evt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String eventId,
    HistoryKind kind,
    @Schema(description = "The order's status after it.") OrderStatus status,
    @Schema(description = "What it meant for the money.") MoneyMeaning money,
    @Schema(
            description = "The same in a sentence, in the language of the request.",
            examples = "The buyer owes 26.98 CNY.")
        String meaning,
    @Nullable Money amount,
    @Schema(
            description =
                "Why a payment failed, a refund came back or the order was cancelled; or what"
                    + " became of a dispute.",
            examples = "insufficient_funds")
        @Nullable String reason,
    @Schema(
            description = "The attempt, refund or dispute that it was about.",
            pattern = "^(att|rfd|dsp)_[0-9a-f]{32}$",
            examples = "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
        @Nullable String subjectId,
    Instant occurredAt) {

  public static TimelineEntryView of(HistoryEntry entry, Locale locale) {
    MoneyMeaning money = entry.kind().meaning();
    return new TimelineEntryView(
        entry.revision(),
        entry.eventId(),
        entry.kind(),
        entry.status(),
        money,
        money.words(entry.amount(), locale),
        entry.amount(),
        entry.reason(),
        entry.subjectId(),
        entry.occurredAt());
  }
}
