package dev.quittance.orders.checkout;

import dev.quittance.contract.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/**
 * Ids of the orders of a frozen cart. They follow from the cart and the time of the checkout, both
 * of which an order shows: whoever doubts that an order came of a cart computes its id anew.
 */
final class FrozenOrderId {

  private static final long VERSION_7 = 0x7000;
  private static final long VARIANT = 1L << 63;

  private FrozenOrderId() {}

  /**
   * A UUID of version 7 (RFC 9562 section 5.7): the time of the checkout in milliseconds, so that
   * it sorts among all orders; and 74 bits of the SHA-256 of what was frozen.
   */
  static String of(String cartId, int version, String supplierId, Currency currency, Instant at) {
    String frozen =
        String.join(
            "\n", cartId, Integer.toString(version), supplierId, currency.getCurrencyCode());
    ByteBuffer hash = ByteBuffer.wrap(sha256(frozen));
    long high = (at.toEpochMilli() << 16) | VERSION_7 | (hash.getShort() & 0xfff);
    long low = VARIANT | (hash.getLong() >>> 2);
    return Ids.of(Ids.ORDER, new UUID(high, low));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
