package dev.quittance.orders.cart.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import dev.quittance.orders.CatalogueRows;
import dev.quittance.orders.Orders;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.cart.CartStatus;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.shipping.Destination;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.testkit.plan.PretendedSize;
import dev.quittance.testkit.plan.WholeReads;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a buyer does with carts reads no large table from end to end. Each is rolled back. */
@QuarkusTest
class CartPlansTest {

  private static final Map<String, Map<String, Double>> LARGE =
      Map.of(
          "cart", Map.of("id", -1.0, "buyer_id", -0.1),
          "product", Map.of("id", -1.0, "supplier_id", -0.01),
          "product_stock", Map.of("product_id", -1.0),
          "price_tier", Map.of("product_id", -0.5),
          "supplier", Map.of("id", -1.0));

  @Inject AgroalDataSource dataSource;
  @Inject CatalogueRows catalogue;
  @Inject CartStore carts;
  @Inject Reviews reviews;

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {10_000, 10_000_000})
  void itsStatementsLookKeysUp(long rows) throws SQLException {
    Product tea = catalogue.product(catalogue.supplier(SupplierStatus.VERIFIED), 100);
    Cart cart = cart(tea);
    QuarkusTransaction.requiringNew().call(() -> carts.add(cart));
    QuarkusTransaction.begin();
    try (Connection connection = dataSource.getConnection()) {
      PretendedSize.of(connection, LARGE, rows);
      Map<String, Long> before = WholeReads.of(connection, LARGE.keySet());
      assertThat(carts.lockAndCountOpen(cart.buyerId())).isEqualTo(1);
      StoredCart second = carts.add(cart(tea));
      StoredCart locked = carts.lock(cart.id()).orElseThrow();
      carts.save(locked, locked.cart().checkedOut());
      assertThat(carts.lockAll(List.of(cart.id(), second.cart().id()))).hasSize(2);
      assertThat(carts.list(cart.buyerId(), null, null, 51)).hasSize(1);
      assertThat(reviews.review(cart).orders()).hasSize(1);
      assertThat(WholeReads.of(connection, LARGE.keySet())).isEqualTo(before);
      readAllCarts(connection);
      assertThat(WholeReads.of(connection, LARGE.keySet())).isNotEqualTo(before);
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  /** Would be seen. */
  private static void readAllCarts(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT count(*) FROM cart WHERE version > 0");
    }
  }

  private static Cart cart(Product product) {
    return new Cart(
        Ids.next(Cart.ID_PREFIX),
        Orders.freshBuyer(),
        1,
        CartStatus.OPEN,
        null,
        List.of(new CartLine(product.id(), 10)),
        new Destination("CN", null));
  }
}
