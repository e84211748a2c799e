package dev.quittance.sandbox.card;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Ids as Stripe's, without digits, of which a long row might look like a card number. */
final class Ids {

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 24;

  private final SecureRandom random = new SecureRandom();

  /**
   * @param prefix for example {@code pi_}
   */
  String next(String prefix) {
    return prefix
        + random
            .ints(LENGTH, 0, LETTERS.length())
            .mapToObj(letter -> String.valueOf(LETTERS.charAt(letter)))
            .collect(Collectors.joining());
  }
}
