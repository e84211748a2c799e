package dev.quittance.payments.account;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A card's number, from its arrival until the gateway has it. It is in no text, and is wiped when
 * it is closed.
 */
public final class CardNumber implements AutoCloseable {

  private static final int MIN_DIGITS = 12;
  private static final int MAX_DIGITS = 19;
  private static final int SHOWN = 4;

  /** What is wrong with what should be a card's number. */
  public enum Fault {
    NOT_DIGITS("must be the 12 to 19 digits on the card, with or without blanks or dashes"),
    CHECK_DIGIT("is not a card's number: its check digit is wrong; look for a mistyped digit"),
    UNKNOWN_BRAND(
        "is of no network that is accepted: Visa, Mastercard, American Express, UnionPay, JCB,"
            + " Diners Club and Discover are");

    private final String message;

    Fault(String message) {
      this.message = message;
    }

    /** Completes "field ...". */
    public String message() {
      return message;
    }
  }

  /** A number was read, or not. */
  public sealed interface Reading {

    /** It is a card's. */
    record Good(CardNumber number, CardBrand brand) implements Reading {}

    /** It is not. */
    record Bad(Fault fault) implements Reading {}
  }

  private final char[] digits;

  private CardNumber(char[] digits) {
    this.digits = digits;
  }

  /**
   * Reads a number as it is on the card.
   *
   * @param text digits, also grouped by blanks or dashes; left as it is
   */
  public static Reading read(char[] text) {
    char[] digits = digits(text);
    if (digits == null) {
      return new Reading.Bad(Fault.NOT_DIGITS);
    }
    CardNumber number = new CardNumber(digits);
    CardBrand brand = CardBrand.of(digits).orElse(null);
    // UnionPay has numbers without a check digit; its gateway looks them up.
    if (!passesLuhn(digits) && brand != CardBrand.UNIONPAY) {
      number.close();
      return new Reading.Bad(Fault.CHECK_DIGIT);
    }
    if (brand == null) {
      number.close();
      return new Reading.Bad(Fault.UNKNOWN_BRAND);
    }
    return new Reading.Good(number, brand);
  }

  /** The digits; the caller neither keeps nor changes them. */
  public char[] digits() {
    return digits;
  }

  public String lastFour() {
    return new String(digits, digits.length - SHOWN, SHOWN);
  }

  @Override
  public void close() {
    Arrays.fill(digits, '0');
  }

  /** Nothing of the number. */
  @Override
  public String toString() {
    return "a card number";
  }

  private static char @Nullable [] digits(char[] text) {
    char[] digits = new char[MAX_DIGITS];
    int count = 0;
    boolean good = true;
    for (char c : text) {
      if (c >= '0' && c <= '9' && count < MAX_DIGITS) {
        digits[count++] = c;
      } else if (c != ' ' && c != '-') {
        good = false;
      }
    }
    char[] exact = good && count >= MIN_DIGITS ? Arrays.copyOf(digits, count) : null;
    Arrays.fill(digits, '0');
    return exact;
  }

  /** ISO/IEC 7812-1, annex B. */
  private static boolean passesLuhn(char[] digits) {
    int sum = 0;
    for (int i = 0; i < digits.length; i++) {
      int digit = digits[digits.length - 1 - i] - '0';
      sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
    }
    return sum % 10 == 0;
  }
}
