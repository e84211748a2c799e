package dev.quittance.contract;

import java.util.regex.Pattern;

/** Text that was found, fit for a message that ends up in logs and databases. */
public final class Shown {

  private static final int MAX_LENGTH = 60;
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

  private Shown() {}

  /**
   * The text quoted, shortened, printable, and without anything that might be a card number (12
   * digits or more, also grouped).
   */
  public static String of(String found) {
    String start = found.substring(0, Math.min(found.length(), 4 * MAX_LENGTH));
    String safe = NOT_PRINTABLE.matcher(CardNumbers.blotted(start)).replaceAll("?");
    return "'" + (safe.length() <= MAX_LENGTH ? safe : safe.substring(0, MAX_LENGTH) + "...") + "'";
  }
}
