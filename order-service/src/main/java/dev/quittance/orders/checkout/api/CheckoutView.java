package dev.quittance.orders.checkout.api;

import dev.quittance.orders.order.OrderLimits;
import dev.quittance.orders.order.api.OrderView;
import dev.quittance.orders.order.store.OrderRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a cart as JSON. */
@Schema(name = "Checkout")
record CheckoutView(
    @Schema(examples = "crt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String cartId,
    @Schema(description = "The version of the cart that was frozen.", minimum = "1")
        int cartVersion,
    Instant checkedOutAt,
    @Schema(
            description =
                "One for each supplier and currency. Each is paid by itself, and its pieces are"
                    + " reserved until it is paid or cancelled.")
        List<OrderView> orders) {

  /**
   * @param orders of one cart, at least one
   */
  static CheckoutView of(List<OrderRecord> orders, OrderLimits limits, Locale locale) {
    var first = orders.getFirst().header();
    var cart = Objects.requireNonNull(first.cart());
    return new CheckoutView(
        cart.cartId(),
        cart.version(),
        first.state().createdAt(),
        orders.stream().map(order -> OrderView.of(order, limits, locale)).toList());
  }
}
