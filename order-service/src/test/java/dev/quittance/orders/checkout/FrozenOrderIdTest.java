package dev.quittance.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FrozenOrderIdTest {

  private static final String CART = "crt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final String SUPPLIER = "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final Currency CNY = Currency.getInstance("CNY");
  private static final Instant AT = Instant.parse("2026-11-26T10:00:00.123456Z");

  /** Orders have these ids: whoever computes one anew must come to the same. */
  @Test
  void anIdFollowsFromTheFrozenCartAndTheTime() {
    String id = FrozenOrderId.of(CART, 7, SUPPLIER, CNY, AT);
    assertThat(id).isEqualTo("ord_01a2174c357b71de89f3b79234f75809");
    UUID uuid = Ids.uuid(Ids.ORDER, id);
    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(AT.toEpochMilli());
  }

  @Test
  void anotherCartVersionSupplierOrCurrencyIsAnotherId() {
    assertThat(
            List.of(
                FrozenOrderId.of(CART, 7, SUPPLIER, CNY, AT),
                FrozenOrderId.of(CART, 8, SUPPLIER, CNY, AT),
                FrozenOrderId.of(CART.replace('7', '8'), 7, SUPPLIER, CNY, AT),
                FrozenOrderId.of(CART, 7, SUPPLIER.replace('7', '8'), CNY, AT),
                FrozenOrderId.of(CART, 7, SUPPLIER, Currency.getInstance("USD"), AT)))
        .doesNotHaveDuplicates();
  }

  @Test
  void idsSortByTheTimeOfTheCheckout() {
    assertThat(FrozenOrderId.of(CART, 7, SUPPLIER, CNY, AT.plusMillis(1)))
        .isGreaterThan(FrozenOrderId.of(CART, 9, SUPPLIER, CNY, AT));
  }
}
