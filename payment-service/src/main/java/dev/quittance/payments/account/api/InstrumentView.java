package dev.quittance.payments.account.api;

import dev.quittance.payments.account.Instrument;
import dev.quittance.payments.account.PaymentAccount;
import java.time.Instant;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An instrument as JSON: what may be shown of it. */
@Schema(name = "Instrument")
record InstrumentView(
    @Schema(
            description = "What an order names as paymentMethodId.",
            examples = "pm_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
        String id,
    @Schema(
            enumeration = {"card", "alipay", "bank_account"},
            examples = "card")
        String type,
    @Schema(description = "Whether it is the account's default.") boolean isDefault,
    @Schema(description = "Of a card: its network.", examples = "visa") @Nullable String brand,
    @Schema(description = "The last digits of a card or a bank account.", examples = "4242")
        @Nullable String lastFour,
    @Schema(description = "Of a card: valid to the end of this month.", examples = "12")
        @Nullable Integer expiryMonth,
    @Schema(examples = "2034") @Nullable Integer expiryYear,
    @Schema(description = "Where it was issued, ISO 3166-1 alpha-2, if known.", examples = "CN")
        @Nullable String country,
    @Nullable String holder,
    @Schema(
            description = "Of a bank account: the bank, as its IBAN or its CNAPS code says.",
            examples = "102100099996")
        @Nullable String bankCode,
    @Schema(description = "Of an Alipay account: its login, masked.", examples = "138****1234")
        @Nullable String login,
    Instant linkedAt) {

  static InstrumentView of(PaymentAccount account, Instrument instrument) {
    Instrument.Shown shown = instrument.shown();
    YearMonth expiry = shown.expiry();
    return new InstrumentView(
        instrument.id(),
        instrument.kind().word(),
        instrument.id().equals(account.defaultInstrument()),
        shown.brand() == null ? null : shown.brand().word(),
        shown.lastFour(),
        expiry == null ? null : expiry.getMonthValue(),
        expiry == null ? null : expiry.getYear(),
        shown.country(),
        shown.holder(),
        shown.bankCode(),
        shown.login(),
        instrument.linkedAt());
  }
}
