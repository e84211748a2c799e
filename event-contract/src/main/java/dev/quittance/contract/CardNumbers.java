package dev.quittance.contract;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognizes payment card numbers (ISO/IEC 7812), which no service may store, publish, echo or log.
 *
 * <p>A card number is 13 to 19 digits, plain or in groups with up to three blanks, dots, dashes or
 * underscores between them, that begin as cards do (3 to 6; from 16 digits on also 22 to 27) and
 * pass the Luhn check. Letters around it do not hide it. Digits within a UUID, or within 24 or more
 * hex digits of one case, are an id's. About one in twenty other numbers of that length looks like
 * a card's.
 */
public final class CardNumbers {

  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;

  /** From here on cards begin with 22 to 27 as well. */
  private static final int LONG = 16;

  private static final int MAX_SEPARATORS = 3;
  private static final String MASK = "...";

  private static final Pattern ID =
      Pattern.compile(
          "(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f])"
              + "|[0-9a-f]{24,}|[0-9A-F]{24,}");

  /** Wider: whatever might be one, with any check digit. */
  private static final Pattern MAYBE = Pattern.compile("[0-9](?:[ ._-]?[0-9]){11,}");

  private CardNumbers() {}

  /** Whether there is one anywhere in the text. */
  public static boolean isIn(String text) {
    return isLongEnough(text) && new Search(text).find(0) >= 0;
  }

  /** The text with {@code ...} in place of every card number. */
  public static String masked(String text) {
    if (!isLongEnough(text)) {
      return text;
    }
    StringBuilder masked = new StringBuilder();
    Search search = new Search(text);
    int from = 0;
    for (int at = search.find(0); at >= 0; at = search.find(from)) {
      masked.append(text, from, at).append(MASK);
      from = search.end;
    }
    return masked.append(text, from, text.length()).toString();
  }

  /**
   * Whether the text is a GTIN of 13 or 14 digits, the number below a bar code, by its check digit
   * (GS1 General Specifications section 7.9). Some of them pass the Luhn check too.
   */
  public static boolean isGtin(String text) {
    if (!text.matches("[0-9]{13,14}")) {
      return false;
    }
    int sum = 0;
    for (int i = text.length() - 1, weight = 1; i >= 0; i--, weight = 4 - weight) {
      sum += weight * (text.charAt(i) - '0');
    }
    return sum % 10 == 0;
  }

  /** The text with {@code ...} in place of 12 and more digits, whatever they are. */
  static String blotted(String text) {
    return MAYBE.matcher(text).replaceAll(MASK);
  }

  private static boolean isLongEnough(String text) {
    return text.length() >= MIN_DIGITS;
  }

  /** Searches a text's groups of digits. */
  private static final class Search {

    private final char[] chars;

    /** Behind what was found last. */
    private int end;

    Search(String text) {
      chars = text.toCharArray();
      Matcher ids = ID.matcher(text);
      while (ids.find()) {
        if (isHex(ids.group())) {
          Arrays.fill(chars, ids.start(), ids.end(), 'x');
        }
      }
    }

    /** Digits alone are no hex. */
    private static boolean isHex(String id) {
      return id.indexOf('-') >= 0 || id.chars().anyMatch(c -> c > '9');
    }

    /** Where the first card number from there on begins; -1 if there is none. */
    int find(int from) {
      int group = from;
      while (group < chars.length) {
        if (isDigit(group)) {
          int found = endOfCard(group);
          if (found >= 0) {
            end = found;
            return group;
          }
          group = endOfDigits(group);
        } else {
          group++;
        }
      }
      return -1;
    }

    /** The end of the card number that begins with the group at {@code start}; -1 if none does. */
    private int endOfCard(int start) {
      int[] digits = new int[MAX_DIGITS];
      int count = 0;
      int group = start;
      while (group >= 0) {
        int groupEnd = endOfDigits(group);
        if (count + groupEnd - group > MAX_DIGITS) {
          return -1;
        }
        for (int i = group; i < groupEnd; i++) {
          digits[count++] = Character.digit(chars[i], 10);
        }
        if (isCard(digits, count)) {
          return groupEnd;
        }
        group = nextGroup(groupEnd);
      }
      return -1;
    }

    private int nextGroup(int from) {
      int at = from;
      while (at < chars.length && at - from < MAX_SEPARATORS && isSeparator(chars[at])) {
        at++;
      }
      return at > from && at < chars.length && isDigit(at) ? at : -1;
    }

    private int endOfDigits(int from) {
      int at = from;
      while (at < chars.length && isDigit(at)) {
        at++;
      }
      return at;
    }

    /** Of any script: input methods make full-width ones. */
    private boolean isDigit(int at) {
      return Character.isDigit(chars[at]);
    }

    private static boolean isSeparator(char c) {
      return c == '.'
          || c == '_'
          || Character.isSpaceChar(c)
          || Character.isWhitespace(c)
          || Character.getType(c) == Character.DASH_PUNCTUATION;
    }
  }

  private static boolean isCard(int[] digits, int count) {
    if (count < MIN_DIGITS) {
      return false;
    }
    boolean begins =
        digits[0] >= 3 && digits[0] <= 6
            || digits[0] == 2 && digits[1] >= 2 && digits[1] <= 7 && count >= LONG;
    return begins && passesLuhn(digits, count);
  }

  /** ISO/IEC 7812-1, annex B. */
  private static boolean passesLuhn(int[] digits, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      int digit = digits[count - 1 - i];
      sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
    }
    return sum % 10 == 0;
  }
}
