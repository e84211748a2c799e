package dev.quittance.contract;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Identifiers: a prefix that tells the kind and a UUID (RFC 9562) as 32 lower-case hex digits
 * without dashes, for example {@code ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e}. New ones are version 7,
 * so they sort by time. Names that clients choose (buyers, suppliers, payment methods) are
 * {@linkplain #isName names}.
 */
public final class Ids {

  public static final String ORDER = "ord_";
  public static final String PAYMENT = "pay_";
  public static final String ATTEMPT = "att_";
  public static final String REFUND = "rfd_";
  public static final String EVENT = "evt_";

  private static final int HEX_DIGITS = 32;
  private static final byte[] DIGITS = digits();
  private static final int MAX_NAME = 64;

  private Ids() {}

  /** A fresh id; not for pure code. */
  public static String next(String prefix) {
    return of(prefix, UuidCreator.getTimeOrderedEpoch());
  }

  public static String of(String prefix, UUID uuid) {
    return prefix + hex(uuid.getMostSignificantBits()) + hex(uuid.getLeastSignificantBits());
  }

  /**
   * @throws IllegalArgumentException if {@code id} is not {@code prefix} and 32 hex digits
   */
  public static UUID uuid(String prefix, String id) {
    byte[] text = latin(id);
    int start = prefix.length();
    if (text.length != start + HEX_DIGITS || !id.startsWith(prefix)) {
      throw Require.notAnId(prefix, id);
    }
    int digits = 0;
    long high = 0;
    long low = 0;
    for (int i = start; i < start + HEX_DIGITS / 2; i++) {
      int first = DIGITS[text[i] & 0xff];
      int second = DIGITS[text[i + HEX_DIGITS / 2] & 0xff];
      digits |= first | second;
      high = high << 4 | first;
      low = low << 4 | second;
    }
    if (digits < 0) {
      throw Require.notAnId(prefix, id);
    }
    return new UUID(high, low);
  }

  public static boolean isId(String prefix, String id) {
    byte[] text = latin(id);
    if (text.length != prefix.length() + HEX_DIGITS || !id.startsWith(prefix)) {
      return false;
    }
    int digits = 0;
    for (int i = prefix.length(); i < text.length; i++) {
      digits |= DIGITS[text[i] & 0xff];
    }
    return digits >= 0;
  }

  /** Whether a client-chosen id may be used: it becomes part of an account's path. */
  public static boolean isName(String id) {
    if (id.isEmpty() || id.length() > MAX_NAME || id.charAt(0) == '_' || id.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** What a lower-case hex digit is worth; negative for anything else. */
  static int digit(char c) {
    return c < DIGITS.length ? DIGITS[c] : -1;
  }

  /** A byte a character, '?' for what is none of Latin-1: faster to go through than the string. */
  private static byte[] latin(String id) {
    return id.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A replay looks at hundreds of digits per event: a table does without branches. */
  private static byte[] digits() {
    byte[] digits = new byte[256];
    Arrays.fill(digits, (byte) -1);
    String hex = "0123456789abcdef";
    for (int i = 0; i < hex.length(); i++) {
      digits[hex.charAt(i)] = (byte) i;
    }
    return digits;
  }

  private static String hex(long bits) {
    String digits = Long.toHexString(bits);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
