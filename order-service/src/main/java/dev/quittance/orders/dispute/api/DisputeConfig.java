package dev.quittance.orders.dispute.api;

import dev.quittance.orders.dispute.DisputeRules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much may be disputed, under {@code quittance.disputes.*}. */
@ConfigMapping(prefix = "quittance.disputes")
public interface DisputeConfig {

  /** Disputes of a buyer about one order, resolved ones included. */
  @WithDefault("20")
  int maxPerOrder();

  /** Files of one dispute; {@code quittance.limits.max-file-bytes} bounds each. */
  @WithDefault("10")
  int maxFiles();

  default DisputeRules toRules() {
    return new DisputeRules(maxPerOrder(), maxFiles());
  }
}
