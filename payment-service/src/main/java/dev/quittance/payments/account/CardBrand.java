package dev.quittance.payments.account;

import java.util.Arrays;
import java.util.Optional;

/** Networks of cards, by the ranges and lengths of their numbers (ISO/IEC 7812). */
public enum CardBrand {
  VISA("visa", 13, 19, "4"),
  MASTERCARD("mastercard", 16, 16, "51-55", "2221-2720"),
  AMEX("amex", 15, 15, "34", "37"),
  UNIONPAY("unionpay", 16, 19, "62", "81"),
  JCB("jcb", 16, 19, "3528-3589"),
  DINERS("diners", 14, 19, "300-305", "36", "38-39"),
  DISCOVER("discover", 16, 19, "6011", "644-649", "65");

  private record Range(int digits, int first, int last) {

    static Range of(String text) {
      String[] ends = text.split("-", -1);
      return new Range(
          ends[0].length(), Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    boolean has(char[] number) {
      int begin = 0;
      for (int i = 0; i < digits; i++) {
        begin = 10 * begin + (number[i] - '0');
      }
      return begin >= first && begin <= last;
    }
  }

  private final String word;
  private final int minLength;
  private final int maxLength;
  private final Range[] ranges;

  CardBrand(String word, int minLength, int maxLength, String... ranges) {
    this.word = word;
    this.minLength = minLength;
    this.maxLength = maxLength;
    this.ranges = Arrays.stream(ranges).map(Range::of).toArray(Range[]::new);
  }

  /** As in the API and in the database. */
  public String word() {
    return word;
  }

  /**
   * The network that such a number is of.
   *
   * @param number ASCII digits, 12 or more
   */
  static Optional<CardBrand> of(char[] number) {
    return Arrays.stream(values())
        .filter(brand -> number.length >= brand.minLength && number.length <= brand.maxLength)
        .filter(brand -> Arrays.stream(brand.ranges).anyMatch(range -> range.has(number)))
        .findFirst();
  }

  /** The brand of that word. */
  public static Optional<CardBrand> ofWord(String word) {
    return Arrays.stream(values()).filter(brand -> brand.word.equals(word)).findFirst();
  }
}
