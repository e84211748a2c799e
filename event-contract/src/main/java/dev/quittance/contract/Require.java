package dev.quittance.contract;

import java.util.regex.Pattern;

/** What every event demands of its fields, so that an event that exists is a sound one. */
final class Require {

  private static final int MAX_SHOWN = 60;
  private static final Pattern MAYBE_CARD_NUMBER = Pattern.compile("[0-9](?:[ ._-]?[0-9]){11,}");
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

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
    if (!isText(text)) {
      throw new IllegalArgumentException(
          field + " must have 1 to " + Limits.MAX_TEXT + " printable characters");
    }
  }

  /** Control characters and half surrogates are out: PostgreSQL or JSON could not store them. */
  static boolean isText(String text) {
    return isPlain(text) || isUnicodeText(text);
  }

  /** Nearly every text; told without looking at code points. */
  private static boolean isPlain(String text) {
    int blanks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
      blanks += c == ' ' ? 1 : 0;
    }
    return blanks < text.length() && text.length() <= Limits.MAX_TEXT;
  }

  private static boolean isUnicodeText(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isISOControl(c) || isHalfSurrogate(c) || ++length > Limits.MAX_TEXT) {
        return false;
      }
    }
    return !text.isBlank();
  }

  private static boolean isHalfSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
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
    String safe =
        NOT_PRINTABLE.matcher(MAYBE_CARD_NUMBER.matcher(start).replaceAll("...")).replaceAll("?");
    return "'" + (safe.length() <= MAX_SHOWN ? safe : safe.substring(0, MAX_SHOWN) + "...") + "'";
  }
}
