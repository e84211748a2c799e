package dev.quittance.payments.account;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Something to pay with, linked to an account.
 *
 * @param id {@code pm_...}
 * @param gateway who knows the token; null if the token itself says
 * @param token what the gateway is given; never a number
 * @param fingerprint the same for the same card, bank account or login: 64 hex digits under a key
 * @param gatewayFingerprint the same for the same card at its gateway, however it was linked: 64
 *     hex digits under a key; null if the gateway does not say
 * @param shown what people see of it
 * @param linkedAt when it was linked
 */
public record Instrument(
    String id,
    InstrumentKind kind,
    @Nullable String gateway,
    String token,
    String fingerprint,
    @Nullable String gatewayFingerprint,
    Shown shown,
    Instant linkedAt) {

  public static final String ID_PREFIX = "pm_";

  /**
   * What may be shown of an instrument.
   *
   * @param brand of a card
   * @param lastFour the last four digits of a card or a bank account
   * @param expiry of a card: it is valid to the end of that month
   * @param country where it was issued, ISO 3166-1 alpha-2, if known
   * @param holder as its holder gave it
   * @param bankCode of a bank account: the bank's part of an IBAN, or a CNAPS code
   * @param login of an Alipay account, masked
   */
  public record Shown(
      @Nullable CardBrand brand,
      @Nullable String lastFour,
      @Nullable YearMonth expiry,
      @Nullable String country,
      @Nullable String holder,
      @Nullable String bankCode,
      @Nullable String login) {}

  /** Whether both are the same card, bank account or login. */
  public boolean isSameAs(Instrument other) {
    return fingerprint.equals(other.fingerprint)
        || gatewayFingerprint != null && gatewayFingerprint.equals(other.gatewayFingerprint);
  }

  /** Whether its month of expiry has passed. */
  public boolean hasExpired(YearMonth now) {
    return shown.expiry() != null && shown.expiry().isBefore(now);
  }

  /** Whether it is a card of another country than {@code home}. */
  public boolean isForeignCard(String home) {
    return kind == InstrumentKind.CARD && shown.country() != null && !shown.country().equals(home);
  }
}
