package dev.quittance.contract;

import com.github.f4b6a3.uuid.UuidCreator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Times it, a byte is each of eight bytes. */
  private static final long EACH = 0x0101_0101_0101_0101L;

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
    int at = prefix.length();
    byte[] text = latin(id);
    if (text.length != at + HEX_DIGITS || !id.startsWith(prefix)) {
      throw Require.notAnId(prefix, id);
    }
    long first = value(text, at);
    long second = value(text, at + 8);
    long third = value(text, at + 16);
    long fourth = value(text, at + 24);
    if ((first | second | third | fourth) < 0) {
      throw Require.notAnId(prefix, id);
    }
    return new UUID(first << Integer.SIZE | second, third << Integer.SIZE | fourth);
  }

  public static boolean isId(String prefix, String id) {
    int at = prefix.length();
    byte[] text = latin(id);
    return text.length == at + HEX_DIGITS
        && id.startsWith(prefix)
        && (value(text, at) | value(text, at + 8) | value(text, at + 16) | value(text, at + 24))
            >= 0;
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

  /** Whether it is a lower-case hex digit. */
  static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /** A byte a character, '?' for what is none of Latin-1: faster to go through than the string. */
  private static byte[] latin(String id) {
    return id.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * What eight lower-case hex digits are worth, negative if they are not. All eight at once: a
   * replay looks at hundreds of digits per event.
   */
  private static long value(byte[] text, int at) {
    long chars = (long) EIGHT.get(text, at);
    long letters = chars >>> 6 & EACH; // 1 for 'a' to 'f', which have bit 6, 0 for '0' to '9'
    long digits = (chars & 0xf * EACH) + 9 * letters;
    // As characters again they are what they were, and letters, no others, are worth 10 to 15.
    long wrong = digits + '0' * EACH + ('a' - '0' - 10) * letters ^ chars;
    wrong |= (digits + 6 * EACH >>> 4 ^ letters | digits >>> 4) & EACH;
    return wrong == 0 ? Long.compress(digits, 0xf * EACH) : -1;
  }

  private static String hex(long bits) {
    String digits = Long.toHexString(bits);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
