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
              NextAction.OneTimeCode.TYPE,
              NextAction.BankTransfer.TYPE
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
    @Schema(description = "Of a bank_transfer: whose account the money goes to.")
        @Nullable String accountHolder,
    @Schema(
            description = "Of a bank_transfer: the account's IBAN, or its number.",
            examples = "DE02100100109307118603")
        @Nullable String account,
    @Schema(description = "Of a bank_transfer: the bank's BIC, or its name and code.")
        @Nullable String bank,
    @Schema(
            description =
                "Of a bank_transfer: what has to be written on it, or the money is not found"
                    + " (creditor reference, ISO 11649).",
            examples = "RF94034QGR7JTHGRJRX5WX4PQ")
        @Nullable String reference,
    @Schema(description = "When it is too late, if the gateway said.")
        @Nullable Instant expiresAt) {

  static @Nullable NextActionView of(@Nullable NextAction action) {
    return switch (action) {
      case null -> null;
      case NextAction.Redirect(String url, Instant expiresAt) ->
          of(action, url, null, null, expiresAt);
      case NextAction.QrCode(String content, Instant expiresAt) ->
          of(action, null, content, null, expiresAt);
      case NextAction.OneTimeCode(String sentTo, Instant expiresAt) ->
          of(action, null, null, sentTo, expiresAt);
      case NextAction.BankTransfer it ->
          new NextActionView(
              it.type(),
              null,
              null,
              null,
              it.accountHolder(),
              it.account(),
              it.bank(),
              it.reference(),
              it.expiresAt());
    };
  }

  private static NextActionView of(
      NextAction action,
      @Nullable String url,
      @Nullable String content,
      @Nullable String sentTo,
      @Nullable Instant expiresAt) {
    return new NextActionView(
        action.type(), url, content, sentTo, null, null, null, null, expiresAt);
  }
}
