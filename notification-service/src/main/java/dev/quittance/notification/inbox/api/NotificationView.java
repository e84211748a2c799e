package dev.quittance.notification.inbox.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Money;
import dev.quittance.notification.inbox.store.Notification;
import dev.quittance.notification.message.DisputeAdvice;
import dev.quittance.notification.message.Kind;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A notification as JSON. */
@Schema(name = "Notification")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NotificationView(
    @Schema(examples = "ntf_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(description = "Whose it is; absent if support was told.", examples = "buyer-1")
        @Nullable String buyerId,
    @Schema(examples = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String orderId,
    Kind kind,
    @Schema(description = "One short line.") String subject,
    @Schema(description = "What happened, and what the buyer can do.") String text,
    @Schema(description = "The money it is about; absent when there is none.")
        @Nullable Money amount,
    @Schema(description = "Why the payment failed, if one did.", examples = "expired_card")
        @Nullable String failureReason,
    @Schema(description = "If one failed: whether the same payment method may work another time.")
        @Nullable Boolean retryable,
    @Schema(
            description =
                "If one failed, or is disputed: what the buyer can do, in the language of the"
                    + " request. The text is in English, as it was told."
                    + " Absent if support was told.",
            examples = "Pay again with a card that is still valid.")
        @Nullable String advice,
    @Schema(description = "When the event happened.") Instant occurredAt,
    @Schema(description = "When it was recorded here.") Instant createdAt) {

  static NotificationView of(Notification notification, Locale locale) {
    String code = notification.message().failureReason();
    FailureReason failure = code == null ? null : FailureReason.of(code);
    String buyerId = notification.buyerId();
    return new NotificationView(
        notification.id(),
        buyerId.equals(Notification.SUPPORT) ? null : buyerId,
        notification.orderId(),
        notification.message().kind(),
        notification.message().subject(),
        notification.message().text(),
        notification.message().amount(),
        code,
        failure == null ? null : failure.retryable(),
        failure == null ? disputeAdvice(notification, locale) : failure.advice(locale),
        notification.occurredAt(),
        notification.createdAt());
  }

  private static @Nullable String disputeAdvice(Notification notification, Locale locale) {
    return notification.buyerId().equals(Notification.SUPPORT)
        ? null
        : DisputeAdvice.of(notification.message().kind())
            .map(advice -> advice.text(locale))
            .orElse(null);
  }
}
