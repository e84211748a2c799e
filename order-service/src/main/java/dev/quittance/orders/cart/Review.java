package dev.quittance.orders.cart;

import dev.quittance.contract.Money;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.terms.PaymentOffer;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a cart if it was checked out: its orders, and all that stops it, at once.
 *
 * @param version of the cart
 * @param orders one for each supplier and currency, in the order of the cart's lines
 * @param obstacles those of the cart first, then order by order; empty if nothing stops it
 */
public record Review(
    String cartId, int version, List<ReviewedOrder> orders, List<Obstacle> obstacles) {

  public Review {
    orders = List.copyOf(orders);
    obstacles = List.copyOf(obstacles);
  }

  /** An order that would be placed: one supplier's lines in one currency, one parcel. */
  public record ReviewedOrder(
      Seller seller,
      Currency currency,
      List<Line> lines,
      long weightGrams,
      @Nullable Money subtotal,
      @Nullable Money shipping,
      @Nullable Money total,
      List<PaymentOffer> payments) {

    /**
     * @param weightGrams of the lines that have a price
     * @param subtotal of the lines that have a price; null if it is more than an amount can be
     * @param shipping null if there is no price for it
     * @param total null if one of the two is
     * @param payments what each kind of payment method would be charged; empty without a total, and
     *     while payment-service has not told
     */
    public ReviewedOrder {
      payments = List.copyOf(payments);
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line of a cart.
   *
   * @param unitPrice by the tier of its quantity; null if so many cannot be ordered
   * @param lineTotal quantity times unit price; null without that, or if it is more than an amount
   *     can be
   */
  public record Line(
      Product product, long quantity, @Nullable Money unitPrice, @Nullable Money lineTotal) {}

  /** What would come of the cart. */
  public static Review of(Cart cart, ReviewFacts facts) {
    return new Reviewer(cart, facts).review();
  }

  /**
   * Identifies what the buyer saw: the version of the cart, the lines with their unit prices, and
   * the shipping of each order. SHA-256 in hex, 64 characters.
   */
  public String fingerprint() {
    return ReviewFingerprint.of(this);
  }
}
