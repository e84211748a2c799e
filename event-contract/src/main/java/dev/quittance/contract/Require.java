package dev.quittance.contract;

import java.util.regex.Pattern;

/** What every event requires of its fields: an event that exists is valid. */
final class Require {

  /** The characters of RFC 3986, behind a scheme that a browser opens as a page. */
  private static final Pattern URL =
      Pattern.compile("https?://[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+");

  private Require() {}

  static void id(String prefix, String id) {
    Ids.require(prefix, id);
  }

  static void name(String field, String id) {
    if (!Ids.isName(id)) {
      throw new IllegalArgumentException(
          field + " must be 1 to 64 letters, digits, '-' or '_', not " + Shown.of(id));
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
    if (!TextRule.isText(text, maxLength)) {
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
}
