package dev.quittance.orders.checkout.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.orders.CatalogueRows;
import dev.quittance.orders.GroupPlans;
import dev.quittance.orders.Orders;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.cart.store.Reviews;
import dev.quittance.orders.checkout.api.Checkouts;
import dev.quittance.orders.order.CartVersion;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.store.OrderStore;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.testkit.plan.KeyLookupPlans;
import dev.quittance.testkit.plan.StatementPlan;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No statement of a group of checkouts reads a large table from end to end, however many rows
 * statistics say there are. -1 is a table without statistics.
 */
@QuarkusTest
class CheckoutPlansTest {

  /** How many different values columns have: negative for a share of the rows. */
  private static final Map<String, Map<String, Double>> LARGE =
      Map.of(
          "cart", Map.of("id", -1.0),
          "product", Map.of("id", -1.0, "supplier_id", -0.01),
          "product_stock", Map.of("product_id", -1.0),
          "price_tier", Map.of("product_id", -0.5),
          "supplier", Map.of("id", -1.0),
          "orders", Map.of("id", -1.0, "cart_id", -0.5));

  @Inject AgroalDataSource dataSource;
  @Inject CatalogueRows catalogue;
  @Inject Checkouts checkouts;
  @Inject Reviews reviews;
  @Inject OrderStore orders;
  @Inject Clock clock;

  /** One that says nothing about what is in the cart. */
  private record Command(Cart cart) implements CheckoutBatch.Command {

    @Override
    public String cartId() {
      return cart.id();
    }

    @Override
    public GroupedDecision<CheckedOutCart> decide(CheckoutBatch batch) {
      throw new UnsupportedOperationException();
    }
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {-1, 10_000, 10_000_000})
  void noStatementReadsALargeTableFromEndToEnd(long rows) throws SQLException {
    Orders.place(Orders.freshBuyer());
    CheckoutBatch batch = new CheckoutBatch(reviews, orders, clock.instant());
    List<StatementPlan> plans =
        GroupPlans.of(
            dataSource, LARGE, rows, batch, commands(), command -> place(batch, command.cartId()));
    KeyLookupPlans.assertNoneReadsWhole(
        plans,
        LARGE.keySet(),
        "enable_seqscan",
        "FROM cart",
        "FROM product p",
        "FROM product_stock",
        "FROM supplier",
        "UPDATE product_stock",
        "UPDATE cart");
  }

  private static CheckedOutCart place(CheckoutBatch batch, String cartId) {
    Cart cart = batch.cart(cartId).orElseThrow();
    return batch.place(cart, List.of(order(cart)), null);
  }

  private List<CheckoutBatch.Command> commands() {
    String supplier = catalogue.supplier(SupplierStatus.VERIFIED);
    List<CheckoutBatch.Command> commands = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Product product = catalogue.product(supplier, 100);
      Cart cart = checkouts.cart(Orders.freshBuyer(), new CartLine(product.id(), 10));
      commands.add(new Command(cart));
    }
    return commands;
  }

  private static Order order(Cart cart) {
    return new Order(
        Ids.next(Ids.ORDER),
        cart.buyerId(),
        "supplier-1",
        "pm_card_ok",
        cart.lines().stream()
            .map(line ->
                new OrderLine(line.productId(), "CUP", null, line.quantity(), Money.of(7, "CNY")))
            .toList(),
        Money.of(0, "CNY"),
        Money.of(70, "CNY"),
        null,
        new CartVersion(cart.id(), cart.version()));
  }
}
