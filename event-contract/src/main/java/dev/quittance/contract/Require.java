package dev.quittance.contract;

/** What every event demands of its fields, so that an event that exists is a sound one. */
final class Require {

  private static final int MAX_TEXT = 255;

  private Require() {}

  static void id(String prefix, String id) {
    if (!Ids.isId(prefix, id)) {
      throw new IllegalArgumentException(
          "'" + Ids.shortened(id) + "' is not an id of the form " + prefix + "<32 hex digits>");
    }
  }

  static void name(String field, String id) {
    if (!Ids.isName(id)) {
      throw new IllegalArgumentException(
          field + " must be 1 to 64 letters, digits, '-' or '_', not '" + Ids.shortened(id) + "'");
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
    if (text.isBlank() || text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(field + " must have 1 to " + MAX_TEXT + " characters");
    }
  }

  static void offset(String field, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException(field + " must be zero or more, not " + offset);
    }
  }
}
