package dev.quittance.orders.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Money;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTiersTest {

  private static final Currency CNY = Currency.getInstance("CNY");

  /** From 10 pieces on 500, from 100 on 450, from 1000 on 400. */
  @ParameterizedTest
  @CsvSource({
    "1, ",
    "9, ",
    "10, 500",
    "99, 500",
    "100, 450",
    "999, 450",
    "1000, 400",
    "9223372036854775807, 400",
  })
  void everyQuantityFromTheSmallestOnHasOnePrice(long quantity, Long price) {
    PriceTiers tiers = new PriceTiers(CNY, tiers("10:500 100:450 1000:400"));
    assertThat(tiers.unitPrice(quantity).map(Money::amountMinor).orElse(null)).isEqualTo(price);
    assertThat(tiers.minimumQuantity()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CNY | 1:1                          |
          CNY | 1:999999999999               |
          CNY | 1000000000:1                 |
          CNY | 1:500 2:600                  |
          XAU | 1:1                          | null currency
          DEM | 1:1                          | null currency
          CNY | ''                           | null null
          CNY | 0:1                          | 0 minQuantity
          CNY | 1000000001:1                 | 0 minQuantity
          CNY | 1:0                          | 0 unitPrice
          CNY | 1:1000000000000              | 0 unitPrice
          CNY | 1:5 1:4                      | 1 minQuantity
          CNY | 1:5 10:4 9:3                 | 2 minQuantity
          CNY | 1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1 11:1 12:1 13:1 14:1 15:1 16:1 17:1 18:1 19:1 20:1 21:1 | null null
          """)
  void pricesThatOverlapOrAreNoneAreRejected(String currency, String text, String fault) {
    Currency of = Currency.getInstance(currency);
    List<PriceTier> tiers = tiers(text);
    var found = Optional.ofNullable(PriceTiers.faultOf(of, tiers));
    assertThat(found.map(one -> one.tier() + " " + one.field()).orElse(null)).isEqualTo(fault);
    if (fault == null) {
      assertThat(new PriceTiers(of, tiers).tiers()).isEqualTo(tiers);
    } else {
      assertThatThrownBy(() -> new PriceTiers(of, tiers))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<PriceTier> tiers(String text) {
    return Arrays.stream(text.split(" "))
        .filter(one -> !one.isEmpty())
        .map(one -> one.split(":"))
        .map(one -> new PriceTier(Long.parseLong(one[0]), Long.parseLong(one[1])))
        .toList();
  }
}
