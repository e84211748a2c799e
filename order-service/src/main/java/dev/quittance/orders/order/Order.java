package dev.quittance.orders.order;

import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered; it never changes. What becomes of it is its {@link OrderState}.
 *
 * @param id {@code ord_...}
 * @param buyerId who ordered
 * @param supplierId from whom
 * @param paymentMethodId the token of how the buyer wants to pay
 * @param lines one or more, all in the total's currency
 * @param shipping zero or more, in the total's currency
 * @param total the exact sum of the lines and the shipping
 * @param acknowledgement null if the supplier was verified, or nobody looked
 * @param cart null if it was not ordered by a cart
 * @param quote null if nothing was said of what the payment costs
 */
public record Order(
    String id,
    String buyerId,
    String supplierId,
    String paymentMethodId,
    List<OrderLine> lines,
    Money shipping,
    Money total,
    @Nullable Acknowledgement acknowledgement,
    @Nullable CartVersion cart,
    @Nullable Quote quote) {

  public Order {
    lines = List.copyOf(lines);
  }

  /** One of which nothing was said of what its payment costs. */
  public Order(
      String id,
      String buyerId,
      String supplierId,
      String paymentMethodId,
      List<OrderLine> lines,
      Money shipping,
      Money total,
      @Nullable Acknowledgement acknowledgement,
      @Nullable CartVersion cart) {
    this(
        id,
        buyerId,
        supplierId,
        paymentMethodId,
        lines,
        shipping,
        total,
        acknowledgement,
        cart,
        null);
  }

  /** What the others need to know. */
  public OrderPlaced placed() {
    return new OrderPlaced(
        id,
        buyerId,
        supplierId,
        total,
        paymentMethodId,
        shipping.isPositive() ? shipping : null,
        acknowledgement == null ? null : acknowledgement.status(),
        acknowledgement == null ? null : acknowledgement.at(),
        quote == null || quote.rate() == null ? null : quote.charged(),
        quote == null ? null : quote.surcharge(),
        quote == null ? null : quote.rate(),
        quote == null ? null : quote.until());
  }

  /** Pieces by the id of the product, of the lines that are of a product of the catalogue. */
  public static Map<String, Long> pieces(List<OrderLine> lines) {
    Map<String, Long> pieces = new HashMap<>();
    for (OrderLine line : lines) {
      String product = line.productId();
      if (product != null) {
        pieces.merge(product, line.quantity(), Math::addExact);
      }
    }
    return pieces;
  }
}
