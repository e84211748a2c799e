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
  public static final String DISPUTE = "dsp_";
  public static final String RECEIPT = "rcp_";
  public static final String EVENT = "evt_";

  private static final int HEX_DIGITS = 32;

  private static final int MAX_NAME = 64;

  private Ids() {}

  /** A fresh id; not for pure code. */
  public static String next(String prefix) {
    return of(prefix, UuidCreator.getTimeOrderedEpoch());
  }

  public static String of(String prefix, UUID uuid) {
    return prefix
        + HexDigits.of(uuid.getMostSignificantBits())
        + HexDigits.of(uuid.getLeastSignificantBits());
  }

  /**
   * @throws IllegalArgumentException if {@code id} is not {@code prefix} and 32 hex digits
   */
  public static UUID uuid(String prefix, String id) {
    int at = prefix.length();
    byte[] text = HexDigits.bytes(id);
    if (text.length != at + HEX_DIGITS || !id.startsWith(prefix)) {
      throw notAnId(prefix, id);
    }
    long first = HexDigits.value(text, at);
    long second = HexDigits.value(text, at + 8);
    long third = HexDigits.value(text, at + 16);
    long fourth = HexDigits.value(text, at + 24);
    if ((first | second | third | fourth) < 0) {
      throw notAnId(prefix, id);
    }
    return new UUID(first << Integer.SIZE | second, third << Integer.SIZE | fourth);
  }

  /**
   * The UUID of an order's or a receipt's id.
   *
   * @throws IllegalArgumentException if {@code id} is neither
   */
  public static UUID uuidOfSubject(String id) {
    return uuid(id.startsWith(RECEIPT) ? RECEIPT : ORDER, id);
  }

  public static boolean isId(String prefix, String id) {
    int at = prefix.length();
    byte[] text = HexDigits.bytes(id);
    return text.length == at + HEX_DIGITS
        && id.startsWith(prefix)
        && (HexDigits.value(text, at)
                | HexDigits.value(text, at + 8)
                | HexDigits.value(text, at + 16)
                | HexDigits.value(text, at + 24))
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

  private static IllegalArgumentException notAnId(String prefix, String id) {
    return new IllegalArgumentException(
        Shown.of(id) + " is not an id of the form " + prefix + "<32 hex digits>");
  }

  /**
   * @throws IllegalArgumentException if {@code id} is not {@code prefix} and 32 hex digits
   */
  static void require(String prefix, String id) {
    if (!isId(prefix, id)) {
      throw notAnId(prefix, id);
    }
  }
}
