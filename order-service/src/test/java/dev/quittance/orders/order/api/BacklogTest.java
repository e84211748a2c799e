package dev.quittance.orders.order.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.quittance.orders.CatalogueRows;
import dev.quittance.orders.Orders;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.checkout.api.Checkouts;
import dev.quittance.orders.order.store.Waiting;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.supplier.SupplierStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BacklogTest {

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  @Inject Backlog backlog;
  @Inject CatalogueRows catalogue;
  @Inject Checkouts checkouts;

  @AfterEach
  void nobodyWaits() {
    backlog.judge(new Waiting(null, false));
  }

  @Test
  void newOrdersAreRefusedWhileThoseBeforeThemWaitTooLongAndAcceptedAfterwards() {
    String placed = Orders.freshKey();
    Orders.post(placed, Orders.SOUND).statusCode(201);
    String key = Orders.freshKey();

    backlog.judge(new Waiting(LONG_AGO, true));
    Orders.post(key, Orders.SOUND)
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "10")
        .body("code", equalTo("overloaded"));
    Orders.post(placed, Orders.SOUND)
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo("true"));
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.findAll { it.name == 'new orders' }.data.accepted", hasItem(false));

    backlog.judge(new Waiting(null, false));
    Orders.post(key, Orders.SOUND).statusCode(201);
  }

  @Test
  void cartsAreNotCheckedOutEitherButWhoHasDoneThatGetsHisOrders() {
    Product tea = catalogue.product(catalogue.supplier(SupplierStatus.VERIFIED), 100);
    Cart before = checkouts.cart(Orders.freshBuyer(), new CartLine(tea.id(), 10));
    checkOut(before).statusCode(201);
    Cart cart = checkouts.cart(Orders.freshBuyer(), new CartLine(tea.id(), 10));

    backlog.judge(new Waiting(LONG_AGO, true));
    checkOut(cart).statusCode(503).body("code", equalTo("overloaded"));
    checkOut(before).statusCode(201);

    backlog.judge(new Waiting(null, false));
    checkOut(cart).statusCode(201);
  }

  private ValidatableResponse checkOut(Cart cart) {
    return Checkouts.checkOut(
        cart.buyerId(), Orders.freshKey(), Checkouts.tag(cart), cart, checkouts.body(cart));
  }

  @Test
  void aFewOrdersThatWaitForLongHoldUpNobody() {
    backlog.judge(new Waiting(LONG_AGO, false));
    Orders.post(Orders.freshKey(), Orders.SOUND).statusCode(201);
  }
}
