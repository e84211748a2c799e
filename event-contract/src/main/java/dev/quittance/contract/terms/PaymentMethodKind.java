package dev.quittance.contract.terms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What buyers can pay by, as far as the price depends on it. */
public enum PaymentMethodKind {
  ALIPAY,
  BANK_TRANSFER,
  /** Of the platform's own country. */
  CARD,
  /** Of another country. */
  INTERNATIONAL_CARD;

  /** As in JSON: {@code bank_transfer}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that word; empty if this version knows none. */
  public static Optional<PaymentMethodKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
