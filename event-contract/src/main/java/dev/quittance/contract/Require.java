package dev.quittance.contract;

import java.util.regex.Pattern;

/** What every event demands of its fields, so that an event that exists is a sound one. */
final class Require {

  private static final int MAX_SHOWN = 60;
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

  /** The characters of RFC 3986, behind a scheme that a browser opens as a page. */
  private static final Pattern URL =
      Pattern.compile("https?://[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+");

  private Require() {}

  static void id(String prefix, String id) {
    if (!Ids.isId(prefix, id)) {
      throw notAnId(prefix, id);
    }
  }

  static IllegalArgumentException notAnId(String prefix, String id) {
    return new IllegalArgumentException(
        shown(id) + " is not an id of the form " + prefix + "<32 hex digits>");
  }

  static void name(String field, String id) {
    if (!Ids.isName(id)) {
      throw new IllegalArgumentException(
          field + " must be 1 to 64 letters, digits, '-' or '_', not " + shown(id));
    }
  }

  static void positive(String field, Money amount) {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException(field + " must be positive, not " + amount);
    }
  }

  static void share(String field, Money share, Money whole) {
    if (!share.currency().equals(whole.currency())) {
      throw new IllegalArgumentException(field + " must be in " + whole.currency());
    }
    if (share.isNegative() || share.amountMinor() > whole.amountMinor()) {
      throw new IllegalArgumentException(field + " must be between 0 and " + whole);
    }
  }

  static void text(String field, String text) {
    text(field, text, Limits.MAX_TEXT);
  }

  static void text(String field, String text, int maxLength) {
    if (!Texts.isText(text, maxLength)) {
      throw new IllegalArgumentException(
          field + " must have 1 to " + maxLength + " printable characters");
    }
  }

  /** The URL is not repeated: it may carry a secret. */
  static void url(String field, String url) {
    if (url.length() > Limits.MAX_URL || !URL.matcher(url).matches()) {
      throw new IllegalArgumentException(
          field + " must be an http or https URL of at most " + Limits.MAX_URL + " characters");
    }
  }

  static void offset(String field, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException(field + " must be zero or more, not " + offset);
    }
  }

  /**
   * What was found, fit for a message that ends up in logs and databases: quoted, short, printable,
   * and without anything that might be a card number (12 digits or more, also grouped).
   */
  static String shown(String found) {
    String start = found.substring(0, Math.min(found.length(), 4 * MAX_SHOWN));
    String safe = NOT_PRINTABLE.matcher(CardNumbers.blotted(start)).replaceAll("?");
    return "'" + (safe.length() <= MAX_SHOWN ? safe : safe.substring(0, MAX_SHOWN) + "...") + "'";
  }
}
