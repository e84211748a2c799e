package dev.quittance.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer has to do before a gateway can decide about a payment. As JSON it is a flat object
 * with a {@code type}: {@code redirect}, {@code qr_code}, {@code one_time_code} or {@code
 * bank_transfer}. A new kind is a change that older readers cannot read, so its readers are
 * released before its publishers.
 *
 * <p>No text of it may have a card number in it. That is for the publisher to check ({@link
 * #hasCardNumber}): the rule of what looks like one may change, and logs written before must stay
 * readable.
 */
public sealed interface NextAction {

  /** The {@code type} in JSON. */
  String type();

  /** When it is too late; null if the gateway did not say. */
  @Nullable Instant expiresAt();

  /** Whether anything that looks like a card number is in it: such an action is not published. */
  boolean hasCardNumber();

  /**
   * The buyer opens a page of the gateway or of the buyer's bank.
   *
   * @param url the page: an absolute http or https URL (RFC 3986) of at most 2048 characters
   * @param expiresAt when it is too late, in whole microseconds; absent if the gateway did not say
   */
  record Redirect(String url, @Nullable Instant expiresAt) implements NextAction {

    public static final String TYPE = "redirect";

    public Redirect {
      Require.url("url", url);
      expiresAt = micros(expiresAt);
    }

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public boolean hasCardNumber() {
      return CardNumbers.isIn(url);
    }
  }

  /**
   * The buyer scans a QR code, usually with a wallet's app.
   *
   * @param content what the code says; whoever shows it draws the code
   * @param expiresAt when it is too late, in whole microseconds; absent if the gateway did not say
   */
  record QrCode(String content, @Nullable Instant expiresAt) implements NextAction {

    public static final String TYPE = "qr_code";

    public QrCode {
      Require.text("content", content, Limits.MAX_QR_CONTENT);
      expiresAt = micros(expiresAt);
    }

    @Override
    public String type() {
      return TYPE;
    }

    /** Never: merchants' own numbers in a code (EMV QRCPS) look like card numbers, and may. */
    @Override
    public boolean hasCardNumber() {
      return false;
    }
  }

  /**
   * The buyer enters a code that was sent, for example to a phone.
   *
   * @param sentTo where the code was sent, masked by the gateway, such as {@code +86 138****1234}
   * @param expiresAt when it is too late, in whole microseconds; absent if the gateway did not say
   */
  record OneTimeCode(String sentTo, @Nullable Instant expiresAt) implements NextAction {

    public static final String TYPE = "one_time_code";

    public OneTimeCode {
      Require.text("sentTo", sentTo);
      expiresAt = micros(expiresAt);
    }

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public boolean hasCardNumber() {
      return CardNumbers.isIn(sentTo);
    }
  }

  /**
   * The buyer transfers the amount to a bank account, with a reference by which it is found.
   *
   * @param accountHolder whose account it is
   * @param account its IBAN, or its number at the bank
   * @param bank the bank: its BIC, or its name and code
   * @param reference what the buyer has to write on the transfer: a creditor reference (ISO 11649)
   *     without blanks
   * @param expiresAt when it is too late, in whole microseconds; absent if it is never
   */
  record BankTransfer(
      String accountHolder,
      String account,
      String bank,
      String reference,
      @Nullable Instant expiresAt)
      implements NextAction {

    public static final String TYPE = "bank_transfer";

    public BankTransfer {
      Require.text("accountHolder", accountHolder);
      Require.text("account", account);
      Require.text("bank", bank);
      Require.text("reference", reference);
      expiresAt = micros(expiresAt);
    }

    @Override
    public String type() {
      return TYPE;
    }

    /** Never: account numbers may look like card numbers, and these are the payee's. */
    @Override
    public boolean hasCardNumber() {
      return false;
    }
  }

  private static @Nullable Instant micros(@Nullable Instant expiresAt) {
    if (expiresAt != null && !Rfc3339.canWrite(expiresAt)) {
      throw new IllegalArgumentException("expiresAt must be in the years 0000 to 9999");
    }
    return expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
  }
}
