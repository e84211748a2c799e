package dev.quittance.orders.order;

import java.util.List;

/**
 * The command to place an order: every field is sound by itself. Whether they fit together, and
 * into the limits, is for {@link OrderDecider} to say.
 */
public record PlaceOrder(
    String buyerId, String supplierId, String paymentMethodId, List<OrderLine> lines) {

  public PlaceOrder {
    lines = List.copyOf(lines);
  }
}
