package dev.quittance.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * RFC 3339 timestamps, as every service reads and writes them. UTC ones, which are all that this
 * contract writes, are read without a formatter: a replay reads one per event, and the formatter
 * was a tenth of its time.
 */
public final class Rfc3339 {

  private static final int DATE_TIME = "2026-11-22T10:00:00".length();
  private static final int NANO_DIGITS = 9;
  private static final int MAX_LENGTH = "2026-11-22T10:00:00.123456789+08:00".length();

  /**
   * RFC 3339 section 5.6. OffsetDateTime alone would also accept five-digit years or no seconds.
   */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?"
              + "([Zz]|[+-][0-9]{2}:[0-9]{2})");

  private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private Rfc3339() {}

  /** Whether the instant's year has four digits. */
  public static boolean canWrite(Instant instant) {
    return instant.getEpochSecond() >= FIRST_SECOND && instant.getEpochSecond() <= LAST_SECOND;
  }

  /**
   * The instant in UTC.
   *
   * @param instant one that {@link #canWrite} allows
   */
  public static String write(Instant instant) {
    return instant.toString();
  }

  /**
   * The instant, or null if the text is not RFC 3339. Leap seconds ({@code :60}), offsets beyond 18
   * hours and more than nine decimals are not understood.
   */
  public static @Nullable Instant read(String text) {
    try {
      return isPlainUtc(text) ? plainUtc(text) : anyOffset(text);
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Instant anyOffset(String text) {
    if (text.length() > MAX_LENGTH || !RFC_3339.matcher(text).matches()) {
      return null;
    }
    Instant instant = OffsetDateTime.parse(text).toInstant();
    return canWrite(instant) ? instant : null;
  }

  private static boolean isPlainUtc(String text) {
    int end = text.length() - 1;
    return end >= DATE_TIME
        && end <= DATE_TIME + 1 + NANO_DIGITS
        && text.charAt(end) == 'Z'
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && (end == DATE_TIME || (text.charAt(DATE_TIME) == '.' && end > DATE_TIME + 1));
  }

  private static Instant plainUtc(String text) {
    long day =
        LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)).toEpochDay();
    int hour = atMost(23, digits(text, 11, 13));
    int minute = atMost(59, digits(text, 14, 16));
    int second = atMost(59, digits(text, 17, 19));
    long seconds = day * 86_400L + hour * 3_600L + minute * 60L + second;
    return Instant.ofEpochSecond(seconds, nanos(text));
  }

  private static int nanos(String text) {
    int end = text.length() - 1;
    if (end == DATE_TIME) {
      return 0;
    }
    int nanos = digits(text, DATE_TIME + 1, end);
    for (int i = end - DATE_TIME - 1; i < NANO_DIGITS; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new NumberFormatException("not a digit");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int atMost(int limit, int value) {
    if (value > limit) {
      throw new DateTimeException("out of range");
    }
    return value;
  }
}
