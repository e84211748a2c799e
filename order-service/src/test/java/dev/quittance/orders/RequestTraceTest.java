package dev.quittance.orders;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.checkout.api.Checkouts;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.testkit.identity.Tokens;
import dev.quittance.testkit.log.EventLog;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An event is of its request's trace, also if it was stored on a group's thread. */
@QuarkusTest
class RequestTraceTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-";

  @Inject CatalogueRows catalogue;
  @Inject Checkouts checkouts;

  private final EventLog log = EventLog.ofTestStack();
  private final String buyer = Orders.freshBuyer();

  @Test
  void anOrder() {
    String order =
        request().body(Orders.SOUND).post("/orders").then().statusCode(201).extract().path("id");
    assertTraced(order, 1);
  }

  @Test
  void aCheckout() {
    String supplier = catalogue.supplier(SupplierStatus.VERIFIED);
    Cart cart = checkouts.cart(buyer, new CartLine(catalogue.product(supplier, 100).id(), 10));
    String order =
        request()
            .header("If-Match", Checkouts.tag(cart))
            .body(checkouts.body(cart))
            .post("/carts/" + cart.id() + "/checkout")
            .then()
            .statusCode(201)
            .extract()
            .path("orders[0].id");
    assertTraced(order, 1);
  }

  @Test
  void anAttemptToPayAgain() {
    String order = new Retries().failed(buyer);
    request()
        .body(Retries.SAME)
        .post("/orders/" + order + "/payment-attempts")
        .then()
        .statusCode(201);
    assertTraced(order, 3);
  }

  private RequestSpecification request() {
    return given()
        .auth()
        .oauth2(Tokens.of(buyer, Role.BUYER))
        .header("traceparent", TRACE + "b7ad6b7169203331-01")
        .header("Idempotency-Key", Orders.freshKey())
        .contentType(ContentType.JSON);
  }

  /** The order's event of that number. */
  private void assertTraced(String order, int number) {
    await().atMost(Duration.ofSeconds(20)).until(() -> log.eventsOf(order).size() == number);
    EventEnvelope event = log.eventsOf(order).getLast();
    assertThat(event.traceparent()).as(event.event().toString()).startsWith(TRACE);
  }
}
