package dev.quittance.orders.cart.api;

import static dev.quittance.orders.cart.api.Carts.as;
import static dev.quittance.orders.cart.api.Carts.deliver;
import static dev.quittance.orders.cart.api.Carts.opened;
import static dev.quittance.orders.cart.api.Carts.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.Orders;
import dev.quittance.orders.supplier.api.Suppliers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewApiTest {

  @Test
  void aReviewHasPricesShippingAndSuppliers() {
    String alice = Orders.freshBuyer();
    String carol = Suppliers.freshName();
    String supplier = Suppliers.registered(carol);
    String tea = Carts.product(carol, "<b>Tea</b> & =1+1", "CNY", "10:1099 100:999", 500);
    String fan = Carts.product(carol, "Fan", "USD", "1:700", 500);
    String cart = opened(alice);
    set(alice, cart, 1, tea, 100).then().statusCode(200);
    set(alice, cart, 2, fan, 2).then().statusCode(200);
    deliver(alice, cart, 3, "{\"country\": \"CN\", \"region\": \"CN-ZJ\"}").then().statusCode(200);
    ValidatableResponse review = review(alice, cart);
    review
        .body("version", equalTo(4))
        .body("fingerprint", matchesPattern("[0-9a-f]{64}"))
        .body("orders.currency", contains("CNY", "USD"))
        .body("orders.supplier.id", contains(supplier, supplier))
        .body("orders[0].supplier.status", equalTo("UNVERIFIED"))
        .body("orders[0].lines[0].name", equalTo("<b>Tea</b> & =1+1"))
        .body("orders[0].lines[0].unitPrice.amount", equalTo(999))
        .body("orders[0].weightGrams", equalTo(10_000))
        .body("orders[0].subtotal.amount", equalTo(99_900))
        .body("orders[0].shipping.amount", equalTo(4_000))
        .body("orders[0].total.amount", equalTo(103_900))
        .body("orders[1].total.currency", equalTo("USD"))
        .body("obstacles.code", contains("SUPPLIER_UNVERIFIED"))
        .body("obstacles[0].acknowledgeable", equalTo(true))
        .body("obstacles[0].supplierId", equalTo(supplier));
    String seen = review.extract().path("fingerprint");
    review(alice, cart).body("fingerprint", equalTo(seen));
    Suppliers.send(
            carol,
            Role.SUPPLIER,
            "PUT",
            "/products/" + fan,
            """
            {"name": "Fan", "weightGrams": 100, "status": "ACTIVE",
             "priceTiers": [{"minQuantity": 1, "unitPrice": {"amount": 701, "currency": "USD"}}]}
            """)
        .then()
        .statusCode(200);
    String now =
        review(alice, cart)
            .body("version", equalTo(4))
            .body("orders[1].lines[0].unitPrice.amount", equalTo(701))
            .extract()
            .path("fingerprint");
    assertThat(now).isNotEqualTo(seen);
  }

  @Test
  void aReviewTellsAllThatStopsACheckoutAtOnce() {
    String alice = Orders.freshBuyer();
    String carol = Suppliers.freshName();
    String supplier = Suppliers.registered(carol);
    String few = Carts.product(carol, "Tea", "CNY", "10:1099", 500);
    String many = Carts.product(carol, "Cup", "CNY", "1:500", 5);
    String far = Carts.product(carol, "Fan", "JPY", "1:700", 5);
    String cart = opened(alice);
    review(alice, cart)
        .body("orders", empty())
        .body("obstacles.code", contains("EMPTY_CART", "NO_DESTINATION"));
    set(alice, cart, 1, few, 9).then().statusCode(200);
    set(alice, cart, 2, many, 6).then().statusCode(200);
    set(alice, cart, 3, far, 1).then().statusCode(200);
    deliver(alice, cart, 4, "{\"country\": \"CN\"}").then().statusCode(200);
    Suppliers.send(
            Suppliers.OPS,
            Role.OPS,
            "POST",
            "/suppliers/" + supplier + "/suspend",
            "{\"reason\": \"A complaint\"}")
        .then()
        .statusCode(200);
    review(alice, cart)
        .body(
            "obstacles.code",
            containsInAnyOrder("SUPPLIER_SUSPENDED", "BELOW_MINIMUM", "ABOVE_STOCK", "NO_SHIPPING"))
        .body("obstacles.acknowledgeable.any()", equalTo(false))
        .body(
            "obstacles.find { it.code == 'BELOW_MINIMUM' }.message",
            equalTo("The smallest quantity is 10."))
        .body("obstacles.find { it.code == 'ABOVE_STOCK' }.productId", equalTo(many))
        .body("obstacles.find { it.code == 'NO_SHIPPING' }.currency", equalTo("JPY"))
        .body("orders[0].lines[0].unitPrice", nullValue())
        .body("orders[0].subtotal.amount", equalTo(3_000));
  }

  private static ValidatableResponse review(String buyer, String cart) {
    return as(buyer).get("/carts/" + cart + "/review").then().statusCode(200);
  }
}
