package dev.quittance.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Lower-case hex digits, eight at once: a replay reads hundreds of them per event. */
final class HexDigits {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Multiplied by it, a byte is repeated in each of eight bytes. */
  private static final long EACH = 0x0101_0101_0101_0101L;

  private HexDigits() {}

  static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /** A byte per character, '?' for those outside Latin-1: faster to walk than the string. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The value of the eight digits that begin at {@code at}, negative if they are not digits. */
  static long value(byte[] text, int at) {
    long chars = (long) EIGHT.get(text, at);
    long letters = chars >>> 6 & EACH; // 1 for 'a' to 'f', which have bit 6, 0 for '0' to '9'
    long digits = (chars & 0xf * EACH) + 9 * letters;
    // Written back as characters they are unchanged, and letters alone have values of 10 to 15.
    long wrong = digits + '0' * EACH + ('a' - '0' - 10) * letters ^ chars;
    wrong |= (digits + 6 * EACH >>> 4 ^ letters | digits >>> 4) & EACH;
    return wrong == 0 ? Long.compress(digits, 0xf * EACH) : -1;
  }

  /** Sixteen digits. */
  static String of(long bits) {
    String digits = Long.toHexString(bits);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
