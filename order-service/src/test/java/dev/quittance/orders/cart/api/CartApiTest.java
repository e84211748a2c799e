package dev.quittance.orders.cart.api;

import static dev.quittance.orders.cart.api.Carts.as;
import static dev.quittance.orders.cart.api.Carts.at;
import static dev.quittance.orders.cart.api.Carts.deliver;
import static dev.quittance.orders.cart.api.Carts.merge;
import static dev.quittance.orders.cart.api.Carts.opened;
import static dev.quittance.orders.cart.api.Carts.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.contract.Ids;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.Orders;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.cart.CartStatus;
import dev.quittance.orders.cart.store.CartConfig;
import dev.quittance.orders.cart.store.CartStore;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.supplier.api.Suppliers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CartApiTest {

  @Inject CartConfig config;
  @Inject CartStore carts;

  @Test
  void aBuyerFillsChangesAndEmptiesACart() {
    String alice = Orders.freshBuyer();
    String carol = Suppliers.freshName();
    Suppliers.registered(carol);
    String tea = Carts.product(carol, "Tea", "CNY", "10:1099", 500);
    String cup = Carts.product(carol, "Cup", "CNY", "1:500", 500);
    Response open = as(alice).body("{}").post("/carts");
    open.then()
        .statusCode(201)
        .header("Location", containsString("/carts/crt_"))
        .body("status", equalTo("OPEN"))
        .body("version", equalTo(1))
        .body("lines", empty())
        .body("destination", nullValue());
    String cart = open.path("id");
    set(alice, cart, 1, tea, 10).then().statusCode(200).header("ETag", equalTo("\"2\""));
    set(alice, cart, 2, cup, 1).then().statusCode(200).header("ETag", equalTo("\"3\""));
    set(alice, cart, 3, tea, 20)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"4\""))
        .body("lines.productId", contains(tea, cup))
        .body("lines.quantity", contains(20, 1));
    set(alice, cart, 4, tea, 20).then().statusCode(200).header("ETag", equalTo("\"4\""));
    deliver(alice, cart, 4, "{\"country\": \"CN\", \"region\": \"CN-ZJ\"}")
        .then()
        .statusCode(200)
        .body("destination.region", equalTo("CN-ZJ"));
    at(as(alice), 5)
        .delete("/carts/" + cart + "/items/" + tea)
        .then()
        .statusCode(200)
        .body("lines.productId", contains(cup));
    at(as(alice), 6).delete("/carts/" + cart + "/items/" + tea).then().statusCode(404);
    as(alice)
        .get("/carts/" + cart)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"6\""))
        .body("version", equalTo(6));
    as(alice).header("If-None-Match", "\"6\"").get("/carts/" + cart).then().statusCode(304);
    at(as(alice), 6).delete("/carts/" + cart).then().statusCode(204);
    as(alice).get("/carts/" + cart).then().statusCode(404);
  }

  @Test
  void ofTwoDevicesThatChangeTheSameVersionOneIsRefused() throws Exception {
    String alice = Orders.freshBuyer();
    String carol = Suppliers.freshName();
    Suppliers.registered(carol);
    String tea = Carts.product(carol, "Tea", "CNY", "1:1099", 500);
    String cart = opened(alice);
    try (var devices = Executors.newFixedThreadPool(2)) {
      List<Callable<Integer>> both =
          List.of(
              () -> set(alice, cart, 1, tea, 1).statusCode(),
              () -> set(alice, cart, 1, tea, 2).statusCode());
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : devices.invokeAll(both)) {
        answers.add(answer.get());
      }
      assertThat(answers).containsExactlyInAnyOrder(200, 412);
    }
    as(alice).get("/carts/" + cart).then().body("version", equalTo(2)).body("lines", hasSize(1));
    set(alice, cart, 1, tea, 9).then().statusCode(412).body("code", equalTo("precondition_failed"));
  }

  @Test
  void aChangeWithoutAVersionIsRefused() {
    String alice = Orders.freshBuyer();
    String cart = opened(alice);
    String product = Ids.next(Product.ID_PREFIX);
    List.of(
            set(alice, cart, null, product, 1),
            as(alice).delete("/carts/" + cart + "/items/" + product),
            as(alice).body("{\"country\": \"CN\"}").put("/carts/" + cart + "/destination"),
            as(alice).delete("/carts/" + cart))
        .forEach(
            answer -> answer.then().statusCode(428).body("code", equalTo("precondition_required")));
    as(alice)
        .header("If-Match", "*")
        .body("{\"country\": \"CN\"}")
        .put("/carts/" + cart + "/destination")
        .then()
        .statusCode(200);
  }

  @Test
  void aCartIsSeenAndTouchedByNobodyElse() {
    String alice = Orders.freshBuyer();
    String bob = Orders.freshBuyer();
    String cart = opened(alice);
    String own = opened(bob);
    String path = "/carts/" + cart;
    List.of(
            as(bob).get(path),
            as(bob).get(path + "/review"),
            at(as(bob), 1).delete(path),
            set(bob, cart, 1, Ids.next(Product.ID_PREFIX), 1),
            deliver(bob, cart, 1, "{\"country\": \"CN\"}"),
            at(as(bob), 1).delete(path + "/items/" + Ids.next(Product.ID_PREFIX)),
            merge(bob, cart, own),
            as(bob).get("/carts/crt_x"))
        .forEach(answer -> answer.then().statusCode(404).body("code", equalTo("not_found")));
    for (Response answer :
        List.of(
            merge(bob, own, cart), as(bob).body("{\"from\": \"" + cart + "\"}").post("/carts"))) {
      answer.then().statusCode(422).body("errors.field", contains("from"));
    }
    as(bob).get("/carts").then().body("data.id", contains(own));
    Suppliers.get("olivia", Role.OPS, path).then().statusCode(403);
  }

  @Test
  void cartsOfTwoDevicesAreMergedOnce() {
    String alice = Orders.freshBuyer();
    String carol = Suppliers.freshName();
    Suppliers.registered(carol);
    String tea = Carts.product(carol, "Tea", "CNY", "1:1099", 500);
    String cup = Carts.product(carol, "Cup", "CNY", "1:500", 500);
    String phone = opened(alice);
    String desk = opened(alice);
    set(alice, phone, 1, tea, 7).then().statusCode(200);
    set(alice, phone, 2, cup, 1).then().statusCode(200);
    deliver(alice, phone, 3, "{\"country\": \"DE\"}").then().statusCode(200);
    set(alice, desk, 1, tea, 5).then().statusCode(200);
    at(as(alice), 1)
        .body("{\"from\": \"" + phone + "\"}")
        .post("/carts/" + desk + "/merge")
        .then()
        .statusCode(412);
    for (int i = 0; i < 2; i++) { // the second time nothing changes
      at(as(alice), 2)
          .body("{\"from\": \"" + phone + "\"}")
          .post("/carts/" + desk + "/merge")
          .then()
          .statusCode(200)
          .header("ETag", equalTo("\"3\""))
          .body("lines.productId", contains(tea, cup))
          .body("lines.quantity", contains(7, 1))
          .body("destination.country", equalTo("DE"));
    }
    as(alice)
        .get("/carts/" + phone)
        .then()
        .body("status", equalTo("MERGED"))
        .body("mergedInto", equalTo(desk));
    set(alice, phone, 5, tea, 9)
        .then()
        .statusCode(409)
        .body("code", equalTo("cart_not_open"))
        .body("detail", containsString(desk));
    at(as(alice), 5).delete("/carts/" + phone).then().statusCode(409);
    merge(alice, phone, desk).then().statusCode(409);
    merge(alice, opened(alice), phone).then().statusCode(409);
    merge(alice, desk, desk).then().statusCode(422);
    as(alice)
        .body("{\"from\": \"" + phone + "\"}")
        .post("/carts")
        .then()
        .statusCode(201)
        .body("lines.quantity", contains(7, 1));
    at(as(alice), 3).delete("/carts/" + desk).then().statusCode(204);
    as(alice).get("/carts/" + phone).then().statusCode(404);
  }

  @Test
  void anAddressGoesWithTheCartUntilItIsErased() {
    String alice = Orders.freshBuyer();
    String cart = opened(alice);
    String body =
        """
        {"country": "CN", "region": "CN-ZJ",
         "address": {"recipient": "<b>Zhang Wei</b>", "phone": "+86 571 0000 0000",
                     "street": "Longjing Road 1", "city": "杭州", "postalCode": "310000"}}
        """;
    deliver(alice, cart, 1, body)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("destination.address.recipient", equalTo("<b>Zhang Wei</b>"))
        .body("destination.address.city", equalTo("杭州"));
    deliver(alice, cart, 2, body).then().statusCode(200).body("version", equalTo(2));
    deliver(alice, cart, 2, body.replace("Road 1", "Road 2"))
        .then()
        .statusCode(200)
        .body("version", equalTo(3))
        .body("destination.address.street", equalTo("Longjing Road 2"));
    Response copied = as(alice).body("{\"from\": \"" + cart + "\"}").post("/carts");
    copied.then().statusCode(201).body("destination.address", nullValue());
    as(alice)
        .get("/carts/" + copied.path("id"))
        .then()
        .body("destination.address.street", equalTo("Longjing Road 2"));
    String survivor = opened(alice);
    merge(alice, survivor, cart)
        .then()
        .statusCode(200)
        .body("destination.address.street", equalTo("Longjing Road 2"));
    as(alice)
        .delete("/buyers/" + alice + "/personal-data")
        .then()
        .statusCode(200)
        .body("destroyed.sealedValues.find { it.kind == 'cart_address' }.count", equalTo(3));
    as(alice)
        .get("/carts/" + survivor)
        .then()
        .statusCode(200)
        .body("destination.country", equalTo("CN"))
        .body("destination.address", nullValue());
    deliver(alice, survivor, 2, "{\"country\": \"CN\", \"address\": {\"street\": \" \"}}")
        .then()
        .statusCode(422)
        .body("errors.field", containsInAnyOrder("address.recipient", "address.street"));
  }

  @Test
  void whatHasDisappearedFromTheCatalogueStaysInTheCart() {
    String alice = Orders.freshBuyer();
    String carol = Suppliers.freshName();
    Suppliers.registered(carol);
    String tea = Carts.product(carol, "Tea", "CNY", "1:1099", 500);
    String cart = opened(alice);
    set(alice, cart, 1, tea, 1).then().statusCode(200);
    Suppliers.send(
            carol,
            Role.SUPPLIER,
            "PUT",
            "/products/" + tea,
            """
            {"name": "Tea", "weightGrams": 300, "status": "DISCONTINUED",
             "priceTiers": [{"minQuantity": 1, "unitPrice": {"amount": 5, "currency": "CNY"}}]}
            """)
        .then()
        .statusCode(200);
    set(alice, cart, 2, tea, 2).then().statusCode(200);
    as(alice)
        .get("/carts/" + cart + "/review")
        .then()
        .statusCode(200)
        .body("orders[0].lines.productId", contains(tea))
        .body("orders[0].lines[0].unitPrice", nullValue())
        .body("obstacles.findAll { it.productId == '" + tea + "' }.code", contains("NOT_OFFERED"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          {"quantity": 0}                | 422 | quantity
          {"quantity": -1}               | 422 | quantity
          {"quantity": 1000001}          | 422 | quantity
          {"quantity": null}             | 422 | quantity
          {}                             | 422 | quantity
          {"quantity": 1.0}              | 400 | quantity
          {"quantity": "1"}              | 400 | quantity
          {"quantity": 1, "price": 1}    | 400 | price
          """,
      delimiter = '|')
  void aQuantityIsAWholeNumberWithinLimits(String body, int status, String field) {
    String alice = Orders.freshBuyer();
    String carol = Suppliers.freshName();
    Suppliers.registered(carol);
    String tea = Carts.product(carol, "Tea", "CNY", "1:1099", 500);
    String cart = opened(alice);
    at(as(alice), 1)
        .body(body)
        .put("/carts/" + cart + "/items/" + tea)
        .then()
        .statusCode(status)
        .body("errors.field", contains(field));
    as(alice).get("/carts/" + cart).then().body("version", equalTo(1));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          {}                                       | country
          {"country": "XX"}                        | country
          {"country": "china"}                     | country
          {"country": "CN", "region": "DE-BE"}     | region
          {"country": "CN", "region": "Zhejiang"}  | region
          {"country": "CN", "region": ""}          | region
          """,
      delimiter = '|')
  void aDestinationIsAPlace(String body, String field) {
    String alice = Orders.freshBuyer();
    String cart = opened(alice);
    deliver(alice, cart, 1, body).then().statusCode(422).body("errors.field", contains(field));
    as(alice).get("/carts/" + cart).then().body("version", equalTo(1));
  }

  @Test
  void anUnknownProductIsNotAdded() {
    String alice = Orders.freshBuyer();
    String carol = Suppliers.freshName();
    String supplier = Suppliers.registered(carol);
    String cart = opened(alice);
    for (String product : List.of(Ids.next(Product.ID_PREFIX), "tea", supplier)) {
      set(alice, cart, 1, product, 1)
          .then()
          .statusCode(404)
          .body("detail", containsString("GET /products"));
    }
    as(alice).get("/carts/" + cart).then().body("lines", empty());
  }

  @Test
  void aCartHasALimitOfLinesAndABuyerOneOfCarts() {
    String alice = Orders.freshBuyer();
    String carol = Suppliers.freshName();
    Suppliers.registered(carol);
    String cart = stored(alice, config.maxLines());
    String tea = Carts.product(carol, "Tea", "CNY", "1:1099", 500);
    set(alice, cart, 1, tea, 1)
        .then()
        .statusCode(409)
        .body("code", equalTo("cart_full"))
        .body("detail", containsString("at most " + config.maxLines() + " lines"));
    String other = opened(alice);
    set(alice, other, 1, tea, 1).then().statusCode(200);
    merge(alice, other, cart).then().statusCode(409).body("code", equalTo("cart_full"));
    // As if their products had gone: each line is named.
    as(alice)
        .get("/carts/" + cart + "/review")
        .then()
        .statusCode(200)
        .body("orders", empty())
        .body(
            "obstacles.findAll { it.code == 'UNKNOWN_PRODUCT' }.productId",
            hasSize(config.maxLines()));
    for (int i = 2; i < config.maxOpen(); i++) {
      stored(alice, 0);
    }
    as(alice)
        .body("{}")
        .post("/carts")
        .then()
        .statusCode(409)
        .body("code", equalTo("too_many_carts"));
    Response first = as(alice).get("/carts?limit=60&status=OPEN");
    first.then().statusCode(200).body("data", hasSize(60)).body("data[0].lines", nullValue());
    as(alice)
        .get("/carts?limit=60&cursor=" + first.path("nextCursor"))
        .then()
        .statusCode(200)
        .body("data", hasSize(config.maxOpen() - 60))
        .body("data[-1].id", equalTo(cart))
        .body("data[-1].lineCount", equalTo(config.maxLines()))
        .body("nextCursor", nullValue());
    as(alice).get("/carts?status=MERGED").then().statusCode(200).body("data", empty());
    as(alice).get("/carts?status=GONE").then().statusCode(400);
  }

  @Test
  void anOpeningIsRepeatedWithoutASecondCart() {
    String alice = Orders.freshBuyer();
    String key = Orders.freshKey();
    String first = as(alice, key).body("{}").post("/carts").then().extract().path("id");
    as(alice, key)
        .body("{}")
        .post("/carts")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo("true"))
        .body("id", equalTo(first));
    as(alice, key)
        .body("{\"from\": \"" + first + "\"}")
        .post("/carts")
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency_key_reused"));
    as(alice).get("/carts").then().body("data.id", contains(first));
  }

  /** As if a buyer had filled a cart with products; tells its id. */
  private String stored(String buyer, int lines) {
    Cart cart =
        new Cart(
            Ids.next(Cart.ID_PREFIX),
            buyer,
            1,
            CartStatus.OPEN,
            null,
            Stream.generate(() -> new CartLine(Ids.next(Product.ID_PREFIX), 1))
                .limit(lines)
                .toList(),
            null);
    return QuarkusTransaction.requiringNew().call(() -> carts.add(cart)).cart().id();
  }
}
