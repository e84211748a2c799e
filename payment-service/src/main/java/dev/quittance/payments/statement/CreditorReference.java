package dev.quittance.payments.statement;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a buyer writes on his transfer, so that the money finds its order: a structured creditor
 * reference (ISO 11649), {@code RF}, two check digits (ISO 7064, MOD 97-10) and 21 characters.
 *
 * <p>The characters are the attempt's id without the bits that every id has (version, variant) and
 * without its last 18 random ones, which do not fit: the attempts that it may mean are a range of
 * ids, and there is one attempt in it. So nothing needs to be stored to find it. They are digits of
 * base 32 without I, L, O and U, which people take for 1 and 0.
 */
public record CreditorReference(String text) {

  private static final int BODY = 21;
  private static final int LENGTH = 4 + BODY;
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int DROPPED_BITS = 18;
  private static final int KEPT_LOW_BITS = 62 - DROPPED_BITS;
  private static final int VERSION = 7;
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final Pattern ANY = Pattern.compile("RF\\d{2}[0-9A-Z]{1,21}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\-./,:;+_*#]+");

  /** The ids that a reference may mean, both ends included, as PostgreSQL compares them. */
  public record Range(UUID first, UUID last) {}

  /**
   * @param attempt a UUID of version 7
   */
  public static CreditorReference of(UUID attempt) {
    if (attempt.version() != VERSION || attempt.variant() != 2) {
      throw new IllegalArgumentException("only ids of version 7 become references: " + attempt);
    }
    long high = attempt.getMostSignificantBits();
    long timeAndChance = (high >>> 16) << 12 | high & 0xFFF;
    long low = (attempt.getLeastSignificantBits() & ~(3L << 62)) >>> DROPPED_BITS;
    BigInteger value =
        BigInteger.valueOf(timeAndChance).shiftLeft(KEPT_LOW_BITS).add(BigInteger.valueOf(low));
    StringBuilder body = new StringBuilder(BODY);
    for (int i = 0; i < BODY; i++) {
      BigInteger[] parts = value.divideAndRemainder(BASE);
      body.append(DIGITS.charAt(parts[1].intValue()));
      value = parts[0];
    }
    String text = body.reverse().toString();
    String check = Integer.toString(100 + 98 - remainder(text + "RF00")).substring(1);
    return new CreditorReference("RF" + check + text);
  }

  /** Whether it is any creditor reference, ours or not. Without blanks, in capitals. */
  public static boolean isValid(String text) {
    return ANY.matcher(text).matches() && remainder(text.substring(4) + text.substring(0, 4)) == 1;
  }

  /**
   * Those of our form in a text that people have typed: in groups or without, in small letters,
   * with other words before and behind. What people take for another digit is read as meant.
   */
  public static Set<CreditorReference> in(String text) {
    String plain = BETWEEN.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
    Set<CreditorReference> found = new LinkedHashSet<>();
    for (int at = plain.indexOf("RF"); at >= 0; at = plain.indexOf("RF", at + 1)) {
      if (plain.length() - at >= LENGTH) {
        String digits =
            plain
                .substring(at + 2, at + LENGTH)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        CreditorReference candidate = new CreditorReference("RF" + digits);
        if (isValid(candidate.text) && candidate.attempts().isPresent()) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  /** In groups of four, as people read it. */
  public String grouped() {
    return text.replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** Which attempts it may mean; empty if it is not one of ours. */
  public Optional<Range> attempts() {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    BigInteger value = BigInteger.ZERO;
    for (int i = 4; i < LENGTH; i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      value = value.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    if (value.bitLength() > 60 + KEPT_LOW_BITS) {
      return Optional.empty();
    }
    long timeAndChance = value.shiftRight(KEPT_LOW_BITS).longValueExact();
    long low = value.longValue() & (1L << KEPT_LOW_BITS) - 1;
    long high = timeAndChance >>> 12 << 16 | VERSION << 12 | timeAndChance & 0xFFF;
    long first = 2L << 62 | low << DROPPED_BITS;
    return Optional.of(
        new Range(new UUID(high, first), new UUID(high, first | (1L << DROPPED_BITS) - 1)));
  }

  /** Letters count as 10 to 35. */
  private static int remainder(String text) {
    int remainder = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = Character.digit(text.charAt(i), 36);
      remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }
    return remainder;
  }

  @Override
  public String toString() {
    return text;
  }
}
