package dev.quittance.contract;

/**
 * A buyer ordered from one supplier and owes the total. Published by order-service, once per order.
 *
 * @param orderId the order, {@code ord_...}
 * @param buyerId the marketplace's name of the buyer
 * @param supplierId the marketplace's name of the supplier
 * @param total what the buyer owes, positive
 * @param paymentMethodId how the buyer wants to pay: a token, never a card number
 */
public record OrderPlaced(
    String orderId, String buyerId, String supplierId, Money total, String paymentMethodId)
    implements OrderEvent {

  public OrderPlaced {
    Require.id(Ids.ORDER, orderId);
    Require.name("buyerId", buyerId);
    Require.name("supplierId", supplierId);
    Require.name("paymentMethodId", paymentMethodId);
    Require.positive("total", total);
  }
}
