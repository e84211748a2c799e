package dev.quittance.orders.product.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.orders.product.PriceTier;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.ProductTexts;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierProfile;
import dev.quittance.orders.supplier.store.SupplierStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What checkout builds upon. */
@QuarkusTest
class CatalogueStoreTest {

  private static final Currency CNY = Currency.getInstance("CNY");

  private final SupplierStore suppliers;
  private final ProductStore products;
  private final Offers offers;
  private final Stock stock;

  CatalogueStoreTest(SupplierStore suppliers, ProductStore products, Offers offers, Stock stock) {
    this.suppliers = suppliers;
    this.products = products;
    this.offers = offers;
    this.stock = stock;
  }

  @Test
  void aProductIsReadAsItWasStored() {
    Product product = stored(7);
    var found = inTransaction(() -> offers.findAll(List.of(product.id(), "prd_x")));
    assertThat(found.keySet()).containsExactly(product.id());
    assertThat(found.values())
        .extracting(StoredProduct::product, StoredProduct::available)
        .containsExactly(tuple(product, 7L));
    assertThat(inTransaction(() -> offers.findBySku(product.supplierId(), product.sku())))
        .map(StoredProduct::product)
        .hasValue(product);
    assertThat(inTransaction(() -> offers.findBySku("supplier-1", product.sku()))).isEmpty();
    assertThat(Offers.unitPrice(product, 20)).hasValue(Money.of(450, "CNY"));
    assertThat(Offers.unitPrice(product, 1)).isEmpty();
  }

  @Test
  void aReservationTakesAllOrSaysWhatIsLacking() {
    Product many = stored(10);
    Product few = stored(1);
    Map<String, Long> both = Map.of(many.id(), 10L, few.id(), 2L);
    QuarkusTransaction.begin();
    assertThat(stock.reserve(both)).containsExactly(few.id());
    QuarkusTransaction.rollback();
    assertThat(available(many)).isEqualTo(10);
    assertThat(inTransaction(() -> stock.reserve(Map.of(many.id(), 10L)))).isEmpty();
    assertThat(available(many)).isZero();
    inTransaction(() -> {
      stock.release(Map.of(many.id(), 4L));
      return null;
    });
    assertThat(available(many)).isEqualTo(4);
  }

  /** The same two products, named in two orders, by many at once. */
  @Test
  void whoeverReservesAtOnceSellsNoPieceTwice() throws Exception {
    Product one = stored(10);
    Product other = stored(1_000);
    List<Callable<Boolean>> buyers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      buyers.add(() -> buys(Map.of(other.id(), 1L, one.id(), 1L)));
    }
    int sold = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> buyer : pool.invokeAll(buyers)) {
        sold += buyer.get() ? 1 : 0;
      }
    }
    assertThat(sold).isEqualTo(10);
    assertThat(available(one)).isZero();
    assertThat(available(other)).isEqualTo(990);
  }

  private boolean buys(Map<String, Long> cart) {
    try {
      inTransaction(() -> {
        if (!stock.reserve(cart).isEmpty()) {
          throw new SoldOutException();
        }
        return null;
      });
      return true;
    } catch (SoldOutException e) {
      return false;
    }
  }

  private static final class SoldOutException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  private long available(Product product) {
    return inTransaction(() -> products.find(product.id())).orElseThrow().available();
  }

  private Product stored(long available) {
    String supplierId = Ids.next(Supplier.ID_PREFIX);
    Supplier supplier =
        Supplier.registered(
            supplierId, null, new SupplierProfile("Tea House", "茶馆", "CN", null), List.of());
    Product product =
        Product.of(
            Ids.next(Product.ID_PREFIX),
            supplierId,
            "TEA-250",
            new Product.Content(
                new ProductTexts("Longjing tea, 250 g", "龙井茶", null),
                new PriceTiers(CNY, List.of(new PriceTier(10, 500), new PriceTier(20, 450))),
                250,
                ProductStatus.ACTIVE));
    inTransaction(() -> {
      suppliers.add(supplier, "olivia");
      return products.add(product, available);
    });
    return product;
  }

  private static <T> T inTransaction(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }
}
