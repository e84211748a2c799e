package dev.quittance.orders.cart;

import dev.quittance.contract.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Identifies the prices of a review. */
final class ReviewFingerprint {

  private ReviewFingerprint() {}

  static String of(Review review) {
    StringBuilder seen = new StringBuilder();
    seen.append(review.cartId()).append(' ').append(review.version()).append('\n');
    for (Review.ReviewedOrder order : review.orders()) {
      seen.append(order.seller().id()).append(' ').append(order.currency());
      append(seen, order.shipping());
      for (Review.Line line : order.lines()) {
        seen.append(line.product().id()).append(' ').append(line.quantity());
        append(seen, line.unitPrice());
      }
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(seen.toString().getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void append(StringBuilder seen, @Nullable Money price) {
    seen.append(' ').append(price == null ? "-" : price.toString()).append('\n');
  }
}
