package dev.quittance.orders.shipping.config;

import dev.quittance.contract.Money;
import dev.quittance.orders.shipping.ShippingRule;
import dev.quittance.orders.shipping.ShippingTable;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The table of the configuration. A service whose rules contradict each other does not start. */
@Startup
@ApplicationScoped
public class ConfiguredShipping {

  private static final String ANY = "*";

  private final ShippingTable table;

  ConfiguredShipping(ShippingConfig config) {
    this.table =
        new ShippingTable(
            config.rules().entrySet().stream().map(ConfiguredShipping::rule).toList());
  }

  public ShippingTable table() {
    return table;
  }

  private static ShippingRule rule(Map.Entry<String, ShippingConfig.Rule> configured) {
    String name = configured.getKey();
    ShippingConfig.Rule rule = configured.getValue();
    return new ShippingRule(
        name,
        ANY.equals(rule.country()) ? null : rule.country(),
        rule.region().orElse(null),
        Money.currencyOf(rule.currency()),
        rule.steps().stream().map(step -> step(name, step)).toList(),
        rule.from().orElse(null),
        rule.until().orElse(null));
  }

  private static ShippingRule.Step step(String name, String text) {
    if (!text.matches("([0-9]{1,12}|\\*):[0-9]{1,12}")) {
      throw new IllegalArgumentException(
          "shipping rule %s: a step is grams:minor units or *:minor units".formatted(name));
    }
    int colon = text.indexOf(':');
    String grams = text.substring(0, colon);
    return new ShippingRule.Step(
        ANY.equals(grams) ? ShippingRule.ANY_WEIGHT : Long.parseLong(grams),
        Long.parseLong(text.substring(colon + 1)));
  }
}
