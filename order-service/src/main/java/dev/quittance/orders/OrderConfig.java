package dev.quittance.orders;

import dev.quittance.contract.Currencies;
import dev.quittance.orders.order.OrderLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an order may be, under {@code quittance.orders.*}. */
@ConfigMapping(prefix = "quittance.orders")
public interface OrderConfig {

  /** Lines of one order; a larger one is to be split. */
  @WithDefault("500")
  int maxLines();

  /** Pieces of one line. */
  @WithDefault("1000000")
  long maxQuantity();

  /** Attempts to pay one order, the first included; after that it is to be placed again. */
  @WithDefault("20")
  int maxPaymentAttempts();

  default OrderLimits toLimits() {
    return new OrderLimits(maxLines(), maxQuantity(), maxPaymentAttempts(), Currencies.inUse());
  }
}
