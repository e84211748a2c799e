package dev.quittance.orders.checkout.api;

import static dev.quittance.orders.checkout.api.Checkouts.tag;
import static dev.quittance.orders.supplier.api.Suppliers.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.CatalogueRows;
import dev.quittance.orders.Orders;
import dev.quittance.orders.StoredRows;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.cart.CartStatus;
import dev.quittance.orders.cart.store.CartStore;
import dev.quittance.orders.product.PriceTier;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Carts become orders, once, at the prices that the buyer saw. */
@QuarkusTest
class CheckoutTest {

  private final String buyer = Orders.freshBuyer();

  @Inject CatalogueRows catalogue;
  @Inject CartStore carts;
  @Inject Checkouts checkouts;
  @Inject StoredRows rows;

  @Test
  void aCartBecomesOrdersBySupplierAndCurrencyAndItsPiecesAreReserved() {
    String supplier = catalogue.supplier(SupplierStatus.VERIFIED);
    Product tea = catalogue.product(supplier, 100);
    Product pot = catalogue.product(supplier, "USD", List.of(new PriceTier(1, 900)), 100);
    Product silk = catalogue.product(catalogue.supplier(SupplierStatus.VERIFIED), 100);
    Cart cart = cart(buyer, line(tea, 20), line(pot, 3), line(silk, 10));
    ValidatableResponse answer =
        checkOut(cart, body(cart))
            .statusCode(201)
            .header("Location", containsString("/carts/" + cart.id() + "/checkout"))
            .body("cartId", equalTo(cart.id()))
            .body("cartVersion", equalTo(cart.version()))
            .body("orders", hasSize(3))
            .body("orders.status", everyItem(equalTo("PLACED")))
            .body("orders.cartId", everyItem(equalTo(cart.id())))
            .body("orders.total.currency", containsInAnyOrder("CNY", "USD", "CNY"));
    List<String> ids = answer.extract().path("orders.id");
    assertThat(catalogue.available(tea.id())).isEqualTo(80);
    assertThat(catalogue.available(pot.id())).isEqualTo(97);
    for (String id : ids) {
      get(buyer, Role.BUYER, "/orders/" + id).then().statusCode(200);
    }
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(() -> carts.find(cart.id()))
                .orElseThrow()
                .cart()
                .status())
        .isEqualTo(CartStatus.CHECKED_OUT);
    get(buyer, Role.BUYER, "/carts/" + cart.id() + "/checkout")
        .then()
        .statusCode(200)
        .body("orders.id", containsInAnyOrder(ids.toArray()));
    get("sam", Role.SUPPORT, "/carts/" + cart.id() + "/checkout").then().statusCode(200);
    get(Orders.freshBuyer(), Role.BUYER, "/carts/" + cart.id() + "/checkout")
        .then()
        .statusCode(404);
  }

  @Test
  void anAnswerThatWasLostIsGivenAgainUnderWhateverKey() {
    Product tea = catalogue.product(catalogue.supplier(SupplierStatus.VERIFIED), 100);
    Cart cart = cart(buyer, line(tea, 10));
    String key = Orders.freshKey();
    String body = body(cart);
    String first =
        Checkouts.checkOut(buyer, key, tag(cart), cart, body).statusCode(201).extract().asString();
    assertThat(
            Checkouts.checkOut(buyer, key, tag(cart), cart, body)
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .extract()
                .asString())
        .isEqualTo(first);
    for (String tag : List.of(tag(cart), "\"" + (cart.version() + 1) + "\"")) {
      assertThat(
              Checkouts.checkOut(buyer, Orders.freshKey(), tag, cart, body)
                  .statusCode(201)
                  .header("Idempotency-Replayed", nullValue())
                  .extract()
                  .asString())
          .isEqualTo(first);
    }
    Checkouts.checkOut(buyer, Orders.freshKey(), "\"1\"", cart, body)
        .statusCode(412)
        .body("code", equalTo("precondition_failed"));
    assertThat(catalogue.available(tea.id())).isEqualTo(90);
  }

  @Test
  void aPriceThatChangedSinceTheReviewIsToldWithBothPrices() {
    Product tea = catalogue.product(catalogue.supplier(SupplierStatus.VERIFIED), 100);
    Cart cart = cart(buyer, line(tea, 10));
    String seen = body(cart);
    catalogue.change(
        tea.id(),
        new Product.Content(
            tea.texts(),
            new PriceTiers(
                Currency.getInstance("CNY"),
                List.of(new PriceTier(10, 620), new PriceTier(20, 450))),
            5_000,
            ProductStatus.ACTIVE));
    refused(cart, seen, "price_changed")
        .body("errors.field", contains("lines[0].unitPrice", "orders[0].shipping"))
        .body("errors[0].message", containsString("500 CNY"))
        .body("errors[0].message", containsString("620 CNY"));
    checkOut(cart, body(cart)).statusCode(201);
  }

  @Test
  void anUnverifiedOrExpiredSupplierIsOrderedFromOnlyByWhoeverAcceptsIt() {
    for (SupplierStatus status : List.of(SupplierStatus.UNVERIFIED, SupplierStatus.EXPIRED)) {
      Product tea = catalogue.product(catalogue.supplier(status), 100);
      Cart cart = cart(buyer, line(tea, 10));
      refused(cart, body(cart), "supplier_not_verified")
          .body("errors", hasSize(1))
          .body("errors[0].message", containsString(tea.supplierId()));
      checkOut(cart, checkouts.body(cart, tea.supplierId(), status.name()))
          .statusCode(201)
          .body("orders.acknowledgement.status", contains(status.name()));
    }
    Product fake = catalogue.product(catalogue.supplier(SupplierStatus.SUSPENDED), 100);
    Cart cart = cart(buyer, line(fake, 10));
    refused(cart, checkouts.body(cart, fake.supplierId(), "EXPIRED"), "supplier_suspended");
  }

  @Test
  void allThatStandsAgainstACheckoutIsToldAtOnceAndNothingIsDone() {
    String supplier = catalogue.supplier(SupplierStatus.UNVERIFIED);
    Product few = catalogue.product(supplier, 12);
    Product tea = catalogue.product(supplier, 100);
    Cart cart = cart(buyer, line(few, 13), line(tea, 9));
    StoredRows.Counts before = rows.counts();
    refused(cart, body(cart), "checkout_blocked")
        .body(
            "errors.field", containsInAnyOrder("acknowledgements", "lines[0].quantity", "lines[1]"))
        .body("errors.message.flatten().join()", containsString("only 12 pieces"));
    assertThat(rows.counts()).isEqualTo(before);
    assertThat(catalogue.available(tea.id())).isEqualTo(100);
    refused(cart(buyer), body(cart), "checkout_blocked")
        .body("errors.message.join()", containsString("empty_cart"));
  }

  @Test
  void tooFewPiecesAreToldWithWhatIsLeftAndNothingIsReserved() {
    String supplier = catalogue.supplier(SupplierStatus.VERIFIED);
    Product few = catalogue.product(supplier, 12);
    Product tea = catalogue.product(supplier, 100);
    Cart cart = cart(buyer, line(tea, 10), line(few, 13));
    refused(cart, body(cart), "insufficient_stock")
        .body("errors.field", contains("lines[1].quantity"))
        .body("errors[0].message", containsString("12"));
    assertThat(catalogue.available(tea.id())).isEqualTo(100);
  }

  @Test
  void aStaleOrForeignCartAndABodyThatDoesNotSayWhatWasSeenAreRefused() {
    Product tea = catalogue.product(catalogue.supplier(SupplierStatus.VERIFIED), 100);
    Cart cart = cart(buyer, line(tea, 10));
    String body = body(cart);
    Checkouts.checkOut(buyer, Orders.freshKey(), "\"1\"", cart, body).statusCode(412);
    Checkouts.checkOut(buyer, Orders.freshKey(), null, cart, body)
        .statusCode(428)
        .body("code", equalTo("precondition_required"));
    Checkouts.checkOut(Orders.freshBuyer(), Orders.freshKey(), tag(cart), cart, body)
        .statusCode(404);
    checkOut(cart, "{\"paymentMethodId\": \"pm_card_ok\"}")
        .statusCode(422)
        .body("errors.field", contains("fingerprint"));
    checkOut(
            cart,
            """
            {"paymentMethodId": "pm_card_ok", "prices": {"lines": [%1$s, %1$s]},
             "acknowledgements": [%2$s, %2$s]}
            """
                .formatted(
                    "{\"productId\": \""
                        + tea.id()
                        + "\", \"unitPrice\": {\"amount\": 1,"
                        + " \"currency\": \"CNY\"}}",
                    "{\"supplierId\": \"" + tea.supplierId() + "\", \"status\": \"EXPIRED\"}"))
        .statusCode(422)
        .body(
            "errors.field",
            containsInAnyOrder("prices.lines[1].productId", "acknowledgements[1].supplierId"));
    get(buyer, Role.BUYER, "/carts/" + cart.id() + "/checkout").then().statusCode(404);
    get(buyer, Role.BUYER, "/carts/crt_1/checkout").then().statusCode(404);
    given()
        .auth()
        .oauth2(Tokens.of("sam", Role.SUPPORT))
        .header("Idempotency-Key", Orders.freshKey())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/carts/" + cart.id() + "/checkout")
        .then()
        .statusCode(403);
  }

  @Test
  void aChargeThatIsNotAsTheReviewShowedItIsToldAndThereIsOneOfAnOrder() {
    Product tea = catalogue.product(catalogue.supplier(SupplierStatus.VERIFIED), 100);
    Cart cart = cart(buyer, line(tea, 10));
    String charge =
        """
        {"supplierId": "%s", "currency": "CNY", "method": "ALIPAY",
         "charged": {"amount": 1, "currency": "CNY"}}
        """
            .formatted(tea.supplierId());
    refused(cart, charged(cart, charge), "price_changed")
        .body("errors.field", contains("charges[0].charged"))
        .body("errors[0].message", containsString("was 1 CNY"));
    checkOut(cart, charged(cart, charge + ", " + charge))
        .statusCode(422)
        .body("errors.field", contains("charges[1].supplierId"));
    assertThat(catalogue.available(tea.id())).isEqualTo(100);
  }

  private String charged(Cart cart, String charges) {
    return body(cart).replaceFirst("\\{", "{\"charges\": [" + charges + "], ");
  }

  /** The last pieces are sold once, and a second tab orders nothing a second time. */
  @Test
  void fiftyBuyersInTwoTabsEachBuyTenPiecesOnce() throws Exception {
    Product last =
        catalogue.product(
            catalogue.supplier(SupplierStatus.VERIFIED),
            "CNY",
            List.of(new PriceTier(1, 9_900)),
            10);
    List<Callable<String>> tabs = new ArrayList<>();
    Map<String, Set<String>> ordersOf = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      String name = Orders.freshBuyer();
      Cart cart = cart(name, line(last, 1));
      String body = body(cart);
      for (int tab = 0; tab < 2; tab++) {
        tabs.add(() -> name + " " + bought(name, cart, body));
      }
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
      for (Future<String> tab : pool.invokeAll(tabs)) {
        String[] nameAndOrder = tab.get().split(" ");
        if (!"null".equals(nameAndOrder[1])) {
          ordersOf.computeIfAbsent(nameAndOrder[0], name -> new HashSet<>()).add(nameAndOrder[1]);
        }
      }
    }
    assertThat(ordersOf.values()).allMatch(orders -> orders.size() <= 1);
    assertThat(ordersOf).hasSize(10);
    assertThat(catalogue.available(last.id())).isZero();
  }

  /** The id of the order, or null if none is left. */
  private @Nullable String bought(String name, Cart cart, String body) {
    var answer = Checkouts.checkOut(name, Orders.freshKey(), tag(cart), cart, body).extract();
    if (answer.statusCode() == 201) {
      return answer.path("orders[0].id");
    }
    assertThat((String) answer.path("code")).isEqualTo("insufficient_stock");
    return null;
  }

  private Cart cart(String buyerId, CartLine... lines) {
    return checkouts.cart(buyerId, lines);
  }

  private static CartLine line(Product product, long quantity) {
    return new CartLine(product.id(), quantity);
  }

  private String body(Cart cart) {
    return checkouts.body(cart);
  }

  private ValidatableResponse refused(Cart cart, String body, String code) {
    return checkOut(cart, body).statusCode(409).body("code", equalTo(code));
  }

  private ValidatableResponse checkOut(Cart cart, String body) {
    return Checkouts.checkOut(buyer, Orders.freshKey(), tag(cart), cart, body);
  }
}
