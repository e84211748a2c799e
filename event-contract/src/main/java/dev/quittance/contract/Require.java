package dev.quittance.contract;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every event requires of its fields: an event that exists is valid. */
final class Require {

  /** The characters of RFC 3986, behind a scheme that a browser opens as a page. */
  private static final Pattern URL =
      Pattern.compile("https?://[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+");

  private Require() {}

  static void id(String prefix, String id) {
    Ids.require(prefix, id);
  }

  /** Whose events may be parked one behind the other. */
  static void orderOrReceipt(String id) {
    if (!Ids.isId(Ids.RECEIPT, id)) {
      Ids.require(Ids.ORDER, id);
    }
  }

  static void name(String field, String id) {
    if (!Ids.isName(id)) {
      throw new IllegalArgumentException(
          field + " must be 1 to 64 letters, digits, '-' or '_', not " + Shown.of(id));
    }
  }

  static void nameIfAny(String field, @Nullable String id) {
    if (id != null) {
      name(field, id);
    }
  }

  static void positive(String field, Money amount) {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException(field + " must be positive, not " + amount);
    }
  }

  static void sameCurrency(String field, Money part, Money whole) {
    if (!part.currency().equals(whole.currency())) {
      throw new IllegalArgumentException(field + " must be in " + whole.currency());
    }
  }

  static void share(String field, Money share, Money whole) {
    sameCurrency(field, share, whole);
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

  static void textIfAny(String field, @Nullable String text) {
    if (text != null) {
      text(field, text);
    }
  }

  /** Days that four digits of a year can write. */
  static void date(String field, LocalDate date) {
    if (date.getYear() < 0 || date.getYear() > 9999) {
      throw new IllegalArgumentException(field + " must be in the years 0000 to 9999");
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
