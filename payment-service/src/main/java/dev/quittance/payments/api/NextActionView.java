package dev.quittance.payments.api;

import dev.quittance.contract.NextAction;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the buyer has to do, as JSON; the same object as in the event PaymentActionRequired. */
@Schema(name = "NextAction", description = "What the buyer has to do.")
record NextActionView(
    @Schema(
            description = "Which of the other fields there is.",
            enumeration = {
              NextAction.Redirect.TYPE,
              NextAction.QrCode.TYPE,
              NextAction.OneTimeCode.TYPE
            },
            examples = NextAction.Redirect.TYPE)
        String type,
    @Schema(
            description = "Of a redirect: the page to open.",
            examples = "https://bank.example.com/confirm/7Q2")
        @Nullable String url,
    @Schema(description = "Of a qr_code: what the code says.") @Nullable String content,
    @Schema(
            description = "Of a one_time_code: where it was sent, masked.",
            examples = "+86 138****1234")
        @Nullable String sentTo,
    @Schema(description = "When it is too late, if the gateway said.")
        @Nullable Instant expiresAt) {

  static @Nullable NextActionView of(@Nullable NextAction action) {
    return switch (action) {
      case null -> null;
      case NextAction.Redirect(String url, Instant expiresAt) ->
          new NextActionView(action.type(), url, null, null, expiresAt);
      case NextAction.QrCode(String content, Instant expiresAt) ->
          new NextActionView(action.type(), null, content, null, expiresAt);
      case NextAction.OneTimeCode(String sentTo, Instant expiresAt) ->
          new NextActionView(action.type(), null, null, sentTo, expiresAt);
    };
  }
}
