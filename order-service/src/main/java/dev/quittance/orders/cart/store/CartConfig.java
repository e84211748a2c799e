package dev.quittance.orders.cart.store;

import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.cart.CartLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a cart may be, under {@code quittance.carts.*}; what an order may be limits it, too. */
@ConfigMapping(prefix = "quittance.carts")
public interface CartConfig {

  /** Lines of one cart. */
  @WithDefault("200")
  int maxLines();

  /** Open carts of one buyer. */
  @WithDefault("100")
  int maxOpen();

  default CartLimits toLimits(OrderConfig orders) {
    return new CartLimits(maxLines(), orders.maxQuantity(), orders.maxLines());
  }
}
