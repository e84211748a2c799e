package dev.quittance.orders.shipping.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Money;
import dev.quittance.orders.shipping.Destination;
import dev.quittance.orders.shipping.ShippingPrice;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredShippingTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void rulesAreReadWithTheirPlacesStepsAndTimes() {
    ConfiguredShipping shipping =
        configured(
            """
            a.country=CN
            a.region=CN-XJ
            a.currency=CNY
            a.steps=1000:800,*:4000
            b.country=*
            b.currency=CNY
            b.steps=500:9000
            b.until=2026-11-26T12:00:00Z
            c.country=*
            c.currency=CNY
            c.steps=*:9900
            c.from=2026-11-26T12:00:00Z
            """);
    assertThat(price(shipping, new Destination("CN", "CN-XJ"), NOW)).isEqualTo(priced(4_000, "a"));
    assertThat(price(shipping, new Destination("DE", null), NOW)).isEqualTo(priced(9_900, "c"));
    assertThat(price(shipping, new Destination("DE", null), NOW.minusMillis(1)))
        .isEqualTo(new ShippingPrice.TooHeavy(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000", "1000:", ":800", "1kg:800", "1000:-1", "-1:800", "1000:8.00"})
  void aStepOfAnotherFormIsRefusedWithTheNameOfItsRule(String step) {
    assertThatThrownBy(() -> configured("a.country=CN\na.currency=CNY\na.steps=" + step))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shipping rule a");
  }

  private static ShippingPrice priced(long amountMinor, String rule) {
    return new ShippingPrice.Priced(Money.of(amountMinor, "CNY"), rule);
  }

  private static ShippingPrice price(ConfiguredShipping shipping, Destination to, Instant at) {
    return shipping.table().price(to, 2_000, Currency.getInstance("CNY"), at);
  }

  private static ConfiguredShipping configured(String properties) {
    Map<String, String> values =
        Arrays.stream(properties.strip().split("\n"))
            .map(line -> line.split("=", 2))
            .collect(
                Collectors.toMap(pair -> "quittance.shipping.rules." + pair[0], pair -> pair[1]));
    return new ConfiguredShipping(
        new SmallRyeConfigBuilder()
            .withMapping(ShippingConfig.class)
            .withDefaultValues(values)
            .build()
            .getConfigMapping(ShippingConfig.class));
  }
}
