package dev.quittance.kit.idempotency;

import dev.quittance.contract.CardNumbers;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The value of an {@code Idempotency-Key} header. The IETF draft (idempotency-key-header) makes it
 * a structured-field string, {@code "8e03978e"} with the quotes (RFC 8941 section 3.3.3); many
 * clients send it bare, and both name the same key.
 */
record IdempotencyKey(String value) {

  static final int MAX_LENGTH = 255;

  /**
   * @throws ProblemException 400 if it is missing or malformed
   */
  static IdempotencyKey parse(@Nullable String header) {
    if (header == null) {
      throw ProblemException.of(
          ProblemCode.IDEMPOTENCY_KEY_MISSING,
          "Send an Idempotency-Key header, a fresh UUID for each new request and the same one when"
              + " you repeat it.");
    }
    String text = header.strip();
    String value = text.startsWith("\"") ? unquoted(text) : text;
    if (value == null || value.isEmpty() || value.length() > MAX_LENGTH || !isPrintable(value)) {
      throw ProblemException.of(
          ProblemCode.IDEMPOTENCY_KEY_MALFORMED,
          "Idempotency-Key must be 1 to "
              + MAX_LENGTH
              + " printable ASCII characters, for example"
              + " a UUID, in double quotes or bare.");
    }
    if (CardNumbers.isIn(value)) {
      throw ProblemException.of(
          ProblemCode.IDEMPOTENCY_KEY_MALFORMED,
          "Idempotency-Key must not contain what looks like a card number: send a fresh UUID.");
    }
    return new IdempotencyKey(value);
  }

  private static @Nullable String unquoted(String text) {
    StringBuilder value = new StringBuilder(text.length());
    int last = text.length() - 1;
    for (int i = 1; i < last; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return null;
      }
      if (c == '\\') {
        i++;
        if (i == last || text.charAt(i) != '"' && text.charAt(i) != '\\') {
          return null;
        }
        c = text.charAt(i);
      }
      value.append(c);
    }
    return last > 0 && text.charAt(last) == '"' ? value.toString() : null;
  }

  private static boolean isPrintable(String value) {
    return value.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
  }
}
