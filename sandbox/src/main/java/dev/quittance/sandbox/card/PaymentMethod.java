package dev.quittance.sandbox.card;

import org.jspecify.annotations.Nullable;

/** A card, without its number. */
final class PaymentMethod {

  private final String id;
  private final TestCard card;
  private final int expiryMonth;
  private final int expiryYear;
  private final String fingerprint;
  private final long created;

  /** Whose it is; null if it is attached to nobody. */
  @Nullable String customer;

  /** It was used without being attached, or is not attached any more: nobody can use it again. */
  boolean spent;

  /**
   * @param fingerprint the same for the same number
   * @param created seconds since 1970
   */
  PaymentMethod(
      String id, TestCard card, int expiryMonth, int expiryYear, String fingerprint, long created) {
    this.id = id;
    this.card = card;
    this.expiryMonth = expiryMonth;
    this.expiryYear = expiryYear;
    this.fingerprint = fingerprint;
    this.created = created;
  }

  boolean isOf(String one) {
    return one.equals(customer);
  }

  String id() {
    return id;
  }

  TestCard card() {
    return card;
  }

  int expiryMonth() {
    return expiryMonth;
  }

  int expiryYear() {
    return expiryYear;
  }

  String fingerprint() {
    return fingerprint;
  }

  long created() {
    return created;
  }
}
