package dev.quittance.orders.order;

import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import java.util.List;

/**
 * What was ordered; it never changes. What becomes of it is its {@link OrderState}.
 *
 * @param id {@code ord_...}
 * @param buyerId who ordered
 * @param supplierId from whom
 * @param paymentMethodId the token of how the buyer wants to pay
 * @param lines one or more, all in the total's currency
 * @param total the exact sum of the lines
 */
public record Order(
    String id,
    String buyerId,
    String supplierId,
    String paymentMethodId,
    List<OrderLine> lines,
    Money total) {

  public Order {
    lines = List.copyOf(lines);
  }

  /** What the others need to know. */
  public OrderPlaced placed() {
    return new OrderPlaced(id, buyerId, supplierId, total, paymentMethodId);
  }
}
