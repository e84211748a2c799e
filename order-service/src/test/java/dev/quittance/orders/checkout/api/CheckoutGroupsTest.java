package dev.quittance.orders.checkout.api;

import static dev.quittance.orders.checkout.api.Checkouts.checkOut;
import static dev.quittance.orders.checkout.api.Checkouts.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.orders.CatalogueRows;
import dev.quittance.orders.GroupProbe;
import dev.quittance.orders.Orders;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.product.PriceTier;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.testkit.HeldTable;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While a group hangs, because somebody has locked the table, the next one gathers. */
@QuarkusTest
class CheckoutGroupsTest {

  private static final int LEFT = 5;

  @Inject AgroalDataSource dataSource;
  @Inject CatalogueRows catalogue;
  @Inject Checkouts checkouts;
  @Inject GroupProbe groups;

  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    clients.close();
  }

  @Test
  void membersOfOneGroupAreAnsweredAsIfEachHadComeAlone() throws Exception {
    String supplier = catalogue.supplier(SupplierStatus.VERIFIED);
    Product last = catalogue.product(supplier, "CNY", List.of(new PriceTier(1, 900)), LEFT);
    Product plenty = catalogue.product(supplier, "CNY", List.of(new PriceTier(1, 900)), 1_000);
    List<Request> ofLast = new ArrayList<>();
    for (int i = 0; i < LEFT + 3; i++) {
      ofLast.add(request(last, Orders.freshKey()));
    }
    Request twoTabs = request(plenty, Orders.freshKey());
    Request otherTab = new Request(twoTabs.cart(), twoTabs.body(), Orders.freshKey());
    Request sent = request(plenty, Orders.freshKey());
    Request empty =
        new Request(checkouts.cart(Orders.freshBuyer()), sent.body(), Orders.freshKey());

    List<Future<Response>> bought = new ArrayList<>();
    List<Future<Response>> tabs = new ArrayList<>();
    List<Future<Response>> again = new ArrayList<>();
    Future<Response> refused;
    try (HeldTable held = HeldTable.hold(dataSource, "orders")) {
      bought.add(send(request(plenty, Orders.freshKey())));
      held.awaitBlocked();
      ofLast.forEach(request -> bought.add(send(request)));
      tabs.add(send(twoTabs));
      tabs.add(send(otherTab));
      again.add(send(sent));
      again.add(send(sent));
      refused = send(empty);
      int behind = ofLast.size() + tabs.size() + again.size() + 1;
      groups.awaitWaiting("checkout-groups", behind);
      held.letGo();
    }
    List<String> placed = new ArrayList<>();
    int lacking = 0;
    for (Future<Response> one : bought) {
      if (one.get().statusCode() == 201) {
        placed.add(one.get().path("orders[0].id"));
      } else {
        assertThat(one.get().<String>path("code")).isEqualTo("insufficient_stock");
        lacking++;
      }
    }
    assertThat(placed).doesNotHaveDuplicates().hasSize(LEFT + 1);
    assertThat(lacking).isEqualTo(3);
    assertThat(catalogue.available(last.id())).isZero();

    assertThat(tabs.get(0).get().asString()).isEqualTo(tabs.get(1).get().asString());
    assertThat(tabs).allMatch(one -> answer(one).header("Idempotency-Replayed") == null);
    assertThat(again.get(0).get().asString()).isEqualTo(again.get(1).get().asString());
    assertThat(again)
        .filteredOn(one -> answer(one).header("Idempotency-Replayed") == null)
        .hasSize(1);
    assertThat(catalogue.available(plenty.id())).isEqualTo(1_000 - 3);
    assertThat(refused.get().<String>path("code")).isEqualTo("checkout_blocked");

    placed.removeFirst(); // it was alone in the first group
    placed.add(tabs.getFirst().get().path("orders[0].id"));
    placed.add(again.getFirst().get().path("orders[0].id"));
    assertThat(groups.transactions(placed)).isEqualTo(1);
  }

  @Test
  void aCheckoutThatCannotBeStoredFailsAloneAndItsPiecesAreFreeAgain() throws Exception {
    String refusedSupplier = catalogue.supplier(SupplierStatus.VERIFIED);
    Product notStorable =
        catalogue.product(refusedSupplier, "CNY", List.of(new PriceTier(1, 900)), LEFT);
    Product sound =
        catalogue.product(
            catalogue.supplier(SupplierStatus.VERIFIED),
            "CNY",
            List.of(new PriceTier(1, 900)),
            LEFT);
    execute(
        "ALTER TABLE orders ADD CONSTRAINT refused_checkout CHECK (supplier_id <> '%s') NOT VALID"
            .formatted(refusedSupplier));
    Future<Response> bad;
    List<Future<Response>> good = new ArrayList<>();
    try (HeldTable held = HeldTable.hold(dataSource, "orders")) {
      good.add(send(request(sound, Orders.freshKey())));
      held.awaitBlocked();
      bad = send(request(notStorable, Orders.freshKey()));
      good.add(send(request(sound, Orders.freshKey())));
      groups.awaitWaiting("checkout-groups", 2);
      held.letGo();
      assertThat(bad.get().statusCode()).isEqualTo(500);
      for (Future<Response> one : good) {
        assertThat(one.get().statusCode()).isEqualTo(201);
      }
    } finally {
      execute("ALTER TABLE orders DROP CONSTRAINT refused_checkout");
    }
    assertThat(catalogue.available(notStorable.id())).isEqualTo(LEFT);
    assertThat(catalogue.available(sound.id())).isEqualTo(LEFT - 2);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private record Request(Cart cart, String body, String key) {}

  private Request request(Product product, String key) {
    Cart cart = checkouts.cart(Orders.freshBuyer(), new CartLine(product.id(), 1));
    return new Request(cart, checkouts.body(cart), key);
  }

  private Future<Response> send(Request one) {
    return clients.submit(() ->
        checkOut(one.cart().buyerId(), one.key(), tag(one.cart()), one.cart(), one.body())
            .extract()
            .response());
  }

  private static Response answer(Future<Response> one) {
    return one.resultNow();
  }
}
