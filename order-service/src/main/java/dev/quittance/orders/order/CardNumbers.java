package dev.quittance.orders.order;

/** Recognises card numbers where a token belongs (ISO/IEC 7812: 12 to 19 digits, Luhn). */
final class CardNumbers {

  private static final int MIN_DIGITS = 12;
  private static final int MAX_DIGITS = 19;

  private CardNumbers() {}

  /** Whether it is a card number, plain or grouped by blanks, dashes or underscores. */
  static boolean looksLikeOne(String text) {
    int digits = 0;
    int sum = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == ' ' || c == '-' || c == '_') {
        continue;
      }
      if (c < '0' || c > '9') {
        return false;
      }
      int digit = c - '0';
      sum += digits % 2 == 0 ? digit : doubled(digit);
      digits++;
    }
    return digits >= MIN_DIGITS && digits <= MAX_DIGITS && sum % 10 == 0;
  }

  private static int doubled(int digit) {
    return digit < 5 ? 2 * digit : 2 * digit - 9;
  }
}
