package dev.quittance.orders.supplier.api;

import dev.quittance.orders.supplier.SupplierRules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a supplier may be, under {@code quittance.suppliers.*}. */
@ConfigMapping(prefix = "quittance.suppliers")
public interface SupplierConfig {

  /** How long after a change of name or bank account a supplier is not verified. */
  @WithDefault("72h")
  Duration coolingOff();

  /** Documents of one supplier. */
  @WithDefault("100")
  int maxEvidence();

  default SupplierRules toRules() {
    return new SupplierRules(coolingOff(), maxEvidence());
  }
}
