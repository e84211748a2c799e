package dev.quittance.orders.order.api;

import static dev.quittance.orders.supplier.api.Suppliers.get;
import static dev.quittance.orders.supplier.api.Suppliers.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.CatalogueRows;
import dev.quittance.orders.Orders;
import dev.quittance.orders.StoredRows;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.CartVersion;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.PlaceOrder;
import dev.quittance.orders.order.store.OrderStore;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.store.Stock;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.testkit.log.EventLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders of products: what is frozen of them, and the pieces that are reserved for them. */
@QuarkusTest
class ReservedStockTest {

  private static final Instant ACKNOWLEDGED = Instant.parse("2026-11-22T10:00:00.123456Z");

  private final String buyer = Orders.freshBuyer();

  @Inject CatalogueRows catalogue;
  @Inject Catalogue lookUp;
  @Inject OrderStore store;
  @Inject Stock stock;
  @Inject StoredRows rows;

  @Test
  void anOrderShowsWhatWasFrozenAndPublishesWhatOthersNeed() {
    Product product = catalogue.product(catalogue.supplier(SupplierStatus.UNVERIFIED), 30);
    String cart = Ids.next(CartVersion.ID_PREFIX);
    Order order = placed(product, 10, new CartVersion(cart, 7));
    get(buyer, Role.BUYER, "/orders/" + order.id())
        .then()
        .statusCode(200)
        .body("total.amount", equalTo(5_900))
        .body("shipping.amount", equalTo(900))
        .body("lines.productId", contains(product.id()))
        .body("acknowledgement.status", equalTo("UNVERIFIED"))
        .body("acknowledgement.at", equalTo(ACKNOWLEDGED.toString()))
        .body("cartId", equalTo(cart));
    EventLog log = EventLog.ofTestStack();
    await().atMost(Duration.ofSeconds(20)).until(() -> !log.eventsOf(order.id()).isEmpty());
    assertThat(log.eventsOf(order.id()).getFirst().event())
        .isEqualTo(
            new OrderPlaced(
                order.id(),
                buyer,
                product.supplierId(),
                Money.of(5_900, "CNY"),
                "pm_card_ok",
                Money.of(900, "CNY"),
                AcknowledgedStatus.UNVERIFIED,
                ACKNOWLEDGED));
    get(buyer, Role.BUYER, "/orders/" + Orders.place(buyer))
        .then()
        .body("shipping.amount", equalTo(0))
        .body("acknowledgement", nullValue())
        .body("cartId", nullValue())
        .body("lines[0].productId", nullValue());
  }

  @Test
  void whatWasReservedIsGivenBackOnceHoweverOftenTheOrderIsCancelled() {
    Product product = catalogue.product(catalogue.supplier(SupplierStatus.VERIFIED), 30);
    String orderId = placed(product, 10, null).id();
    assertThat(catalogue.available(product.id())).isEqualTo(20);
    for (int i = 0; i < 3; i++) {
      send(buyer, Role.BUYER, "POST", "/orders/" + orderId + "/cancellation", "{}")
          .then()
          .statusCode(200);
      assertThat(catalogue.available(product.id())).isEqualTo(30);
    }
  }

  @Test
  void whatWasReservedForOrdersThatNobodyPaidIsGivenBack() {
    String supplier = catalogue.supplier(SupplierStatus.VERIFIED);
    Product one = catalogue.product(supplier, 100);
    Product other = catalogue.product(supplier, 100);
    for (Product product : List.of(one, other, one)) {
      rows.setDue(placed(product, 20, null).id(), Instant.now().minusSeconds(5));
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          assertThat(catalogue.available(one.id())).isEqualTo(100);
          assertThat(catalogue.available(other.id())).isEqualTo(100);
        });
  }

  @Test
  void whereOnlyTheCatalogueIsTakenALineIsAProductOfAVerifiedSupplier() {
    Product product = catalogue.product(catalogue.supplier(SupplierStatus.VERIFIED), 30);
    PlaceOrder known = inTransaction(() -> lookUp.lookUp(command(product.supplierId(), product)));
    assertThat(known.lines())
        .containsExactly(
            new OrderLine(
                product.id(), product.sku(), "Longjing tea, 250 g", 10, Money.of(500, "CNY")));
    assertThat(problem(command(Ids.next("sup_"), product)).code())
        .isEqualTo(ProblemCode.VALIDATION_FAILED);
    assertThat(problem(command("supplier-1", product)).code())
        .isEqualTo(ProblemCode.VALIDATION_FAILED);
    String suspended = catalogue.supplier(SupplierStatus.SUSPENDED);
    assertThat(problem(command(suspended, product)).code())
        .isEqualTo(ProblemCode.SUPPLIER_SUSPENDED);
    for (SupplierStatus status : List.of(SupplierStatus.UNVERIFIED, SupplierStatus.EXPIRED)) {
      assertThat(problem(command(catalogue.supplier(status), product)).code())
          .isEqualTo(ProblemCode.SUPPLIER_NOT_VERIFIED);
    }
    String another = catalogue.supplier(SupplierStatus.VERIFIED);
    assertThat(problem(command(another, product)).errors())
        .extracting(Problem.FieldError::field)
        .containsExactly("lines[0].sku");
  }

  @Test
  void moreThanThereIsIsRefusedWithWhatIsLeft() {
    Product product = catalogue.product(catalogue.supplier(SupplierStatus.VERIFIED), 12);
    Problem problem =
        catchThrowableOfType(
                ProblemException.class,
                () ->
                    inTransaction(() -> {
                      lookUp.reserve(List.of(line(product, 13)));
                      return null;
                    }))
            .problem();
    assertThat(problem.code()).isEqualTo(ProblemCode.INSUFFICIENT_STOCK);
    assertThat(problem.errors())
        .containsExactly(
            new Problem.FieldError("lines[0].quantity", "must be at most 12: no more are left"));
    assertThat(catalogue.available(product.id())).isEqualTo(12);
  }

  private Problem problem(PlaceOrder command) {
    return catchThrowableOfType(
            ProblemException.class, () -> inTransaction(() -> lookUp.lookUp(command)))
        .problem();
  }

  private PlaceOrder command(String supplierId, Product product) {
    return new PlaceOrder(
        buyer,
        supplierId,
        "pm_card_ok",
        List.of(new OrderLine(product.sku(), "tea", 10, Money.of(500, "CNY"))));
  }

  private Order placed(Product product, long quantity, @Nullable CartVersion cart) {
    OrderLine line = line(product, quantity);
    Order order =
        new Order(
            Ids.next(Ids.ORDER),
            buyer,
            product.supplierId(),
            "pm_card_ok",
            List.of(line),
            Money.of(900, "CNY"),
            line.lineTotal().plus(Money.of(900, "CNY")),
            new Acknowledgement(AcknowledgedStatus.UNVERIFIED, ACKNOWLEDGED),
            cart);
    return inTransaction(() -> {
      assertThat(stock.reserve(Order.pieces(order.lines()))).isEmpty();
      store.place(order);
      return order;
    });
  }

  private static OrderLine line(Product product, long quantity) {
    return new OrderLine(
        product.id(),
        product.sku(),
        "Longjing tea, 250 g",
        quantity,
        product.prices().unitPrice(quantity).orElseThrow());
  }

  private static <T> T inTransaction(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }
}
