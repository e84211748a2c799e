package dev.quittance.contract;

import com.github.f4b6a3.uuid.UuidCreator;
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
    Require.id(prefix, id);
    int start = prefix.length();
    return new UUID(
        Long.parseUnsignedLong(id, start, start + 16, 16),
        Long.parseUnsignedLong(id, start + 16, start + HEX_DIGITS, 16));
  }

  public static boolean isId(String prefix, String id) {
    if (id.length() != prefix.length() + HEX_DIGITS || !id.startsWith(prefix)) {
      return false;
    }
    for (int i = prefix.length(); i < id.length(); i++) {
      if (!isHexDigit(id.charAt(i))) {
        return false;
      }
    }
    return true;
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

  static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static String hex(long bits) {
    String digits = Long.toHexString(bits);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
