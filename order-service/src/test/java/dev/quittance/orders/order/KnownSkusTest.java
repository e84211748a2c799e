package dev.quittance.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quittance.contract.Money;
import dev.quittance.orders.order.Placement.FieldError;
import dev.quittance.orders.product.PriceTier;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.ProductTexts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownSkusTest {

  private static final Product TEA = product("prd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e", "TEA", true);
  private static final Product OLD = product("prd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7f", "OLD", false);

  @Test
  void aLineGetsItsProductAndItsName() {
    var result = check(line("TEA", 20, 450));
    assertThat(result).isInstanceOf(KnownSkus.Result.Known.class);
    assertThat(((KnownSkus.Result.Known) result).command().lines())
        .containsExactly(
            new OrderLine(TEA.id(), "TEA", "Longjing tea, 250 g", 20, Money.of(450, "CNY")));
  }

  @Test
  void allThatIsNotAsInTheCatalogueIsToldAtOnce() {
    var result =
        check(
            line("CUP", 1, 1),
            line("OLD", 10, 500),
            line("TEA", 9, 500),
            line("TEA", 19, 450),
            line("TEA", 10, 499));
    assertThat(((KnownSkus.Result.Unknown) result).errors())
        .extracting(FieldError::field, FieldError::message)
        .containsExactly(
            tuple(
                "lines[0].sku",
                "names nothing that the supplier offers: GET /products lists what is"),
            tuple(
                "lines[1].sku",
                "names nothing that the supplier offers: GET /products lists what is"),
            tuple("lines[2].quantity", "must be at least 10"),
            tuple("lines[3].unitPrice", "must be 500 CNY: the price of so many pieces"),
            tuple("lines[4].unitPrice", "must be 500 CNY: the price of so many pieces"));
  }

  private static KnownSkus.Result check(OrderLine... lines) {
    return KnownSkus.check(
        new PlaceOrder("buyer-1", TEA.supplierId(), "pm_card_ok", List.of(lines)),
        Map.of("TEA", TEA, "OLD", OLD));
  }

  private static OrderLine line(String sku, long quantity, long amount) {
    return new OrderLine(sku, "what the client calls it", quantity, Money.of(amount, "CNY"));
  }

  private static Product product(String id, String sku, boolean offered) {
    return Product.of(
        id,
        "sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        sku,
        new Product.Content(
            new ProductTexts("Longjing tea, 250 g", null, null),
            new PriceTiers(
                Money.currencyOf("CNY"), List.of(new PriceTier(10, 500), new PriceTier(20, 450))),
            250,
            offered ? ProductStatus.ACTIVE : ProductStatus.DISCONTINUED));
  }
}
