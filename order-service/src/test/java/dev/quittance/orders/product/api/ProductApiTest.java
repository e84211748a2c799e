package dev.quittance.orders.product.api;

import static dev.quittance.orders.supplier.api.Suppliers.OPS;
import static dev.quittance.orders.supplier.api.Suppliers.get;
import static dev.quittance.orders.supplier.api.Suppliers.registered;
import static dev.quittance.orders.supplier.api.Suppliers.send;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.supplier.api.Suppliers;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ProductApiTest {

  @Test
  void aSupplierAddsAndChangesHisProducts() {
    String carol = Suppliers.freshName();
    String supplier = registered(carol);
    String sku = Products.freshSku();
    String body = Products.body(sku, "Tea", "茶", "DRAFT");
    Response added = send(carol, Role.SUPPLIER, "POST", "/products", body);
    added
        .then()
        .statusCode(201)
        .header("Location", containsString("/products/prd_"))
        .body("supplierId", equalTo(supplier))
        .body("minimumQuantity", equalTo(10))
        .body("priceTiers.unitPrice.amount", contains(1099, 999))
        .body("available", equalTo(500));
    String path = "/products/" + added.path("id");
    send(carol, Role.SUPPLIER, "POST", "/products", body)
        .then()
        .statusCode(409)
        .body("code", equalTo("product_exists"));
    get("bob", Role.BUYER, path).then().statusCode(404);
    get("bob", Role.BUYER, "/products?supplier=" + supplier).then().body("data.size()", equalTo(0));
    get(carol, Role.SUPPLIER, "/products?supplier=" + supplier)
        .then()
        .body("data.sku", contains(sku));
    String tag = get(carol, Role.SUPPLIER, path).header("ETag");
    send(carol, Role.SUPPLIER, "PUT", path + "/stock", "{\"available\": 7}")
        .then()
        .statusCode(200)
        .body("available", equalTo(7));
    for (int expected : List.of(200, 412)) {
      given()
          .auth()
          .oauth2(Tokens.of(carol, Role.SUPPLIER))
          .header("If-Match", tag)
          .contentType(ContentType.JSON)
          .body(
              """
              {"name": "Tea %s", "weightGrams": 300, "status": "ACTIVE",
               "priceTiers": [{"minQuantity": 1, "unitPrice": {"amount": 5, "currency": "USD"}}]}
              """
                  .formatted(expected))
          .put(path)
          .then()
          .statusCode(expected);
    }
    get("bob", Role.BUYER, path)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2.7\""))
        .body("name", equalTo("Tea 200"))
        .body("available", equalTo(7))
        .body("minimumQuantity", equalTo(1))
        .body("priceTiers.unitPrice.currency", contains("USD"));
    get("bob", Role.BUYER, "/products?supplier=%s&sku=%s".formatted(supplier, sku))
        .then()
        .body("data.id", contains((String) added.path("id")));
  }

  @Test
  void othersCannotTouchThem() {
    String carol = Suppliers.freshName();
    String eve = Suppliers.freshName();
    String supplier = registered(carol);
    registered(eve);
    String path = "/products/" + Products.added(carol, "Tea", "茶");
    String stock = "{\"available\": 1}";
    send(eve, Role.SUPPLIER, "PUT", path + "/stock", stock).then().statusCode(403);
    send(
            eve,
            Role.SUPPLIER,
            "POST",
            "/products",
            Products.body(Products.freshSku(), "Tea", "茶", "DRAFT")
                .replaceFirst("\\{", "{\"supplierId\": \"" + supplier + "\", "))
        .then()
        .statusCode(403);
    send(
            Suppliers.freshName(),
            Role.SUPPLIER,
            "POST",
            "/products",
            Products.body(Products.freshSku(), "Tea", "茶", "DRAFT"))
        .then()
        .statusCode(409)
        .body("code", equalTo("no_supplier"));
    get("bob", Role.BUYER, "/products?status=DRAFT").then().statusCode(403);
    get(eve, Role.SUPPLIER, "/products?status=DRAFT&supplier=" + supplier).then().statusCode(403);
    send(OPS, Role.OPS, "PUT", path + "/stock", stock).then().statusCode(200);
    get("ada", Role.AUDITOR, "/audit?target=" + path.substring(10))
        .then()
        .body("data.action", contains("product.count"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "minQuantity": 100         | "minQuantity": 10          | priceTiers[1].minQuantity
          "minQuantity": 100         | "minQuantity": 9           | priceTiers[1].minQuantity
          "amount": 999, "currency": "CNY" | "amount": 999, "currency": "USD" | priceTiers[1].unitPrice.currency
          "amount": 999, "currency": "CNY" | "amount": 0, "currency": "CNY"   | priceTiers[1].unitPrice.amount
          "minQuantity": 10,         | "minQuantity": 0,          | priceTiers[0].minQuantity
          "weightGrams": 250         | "weightGrams": 0           | weightGrams
          "available": 500           | "available": -1            | available
          "name": "Tea"              | "name": "\\u0007"          | name
          """)
  void aProductOfWrongShapeIsRefused(String part, String wrong, String field) {
    String carol = Suppliers.freshName();
    registered(carol);
    String body = Products.body(Products.freshSku(), "Tea", "茶", "ACTIVE").replace(part, wrong);
    send(carol, Role.SUPPLIER, "POST", "/products", body)
        .then()
        .statusCode(422)
        .body("errors.field", hasItem(field));
  }

  @Test
  void whatWasOfferedOnceIsNoDraftAgain() {
    String carol = Suppliers.freshName();
    registered(carol);
    String path = "/products/" + Products.added(carol, "Tea", "茶");
    String draft =
        """
        {"name": "Tea", "weightGrams": 1, "status": "DRAFT",
         "priceTiers": [{"minQuantity": 1, "unitPrice": {"amount": 5, "currency": "USD"}}]}
        """;
    send(carol, Role.SUPPLIER, "PUT", path, draft)
        .then()
        .statusCode(422)
        .body("errors.field", contains("status"));
    send(carol, Role.SUPPLIER, "PUT", path, draft.replace("DRAFT", "DISCONTINUED"))
        .then()
        .statusCode(200);
    get("bob", Role.BUYER, path).then().body("status", equalTo("DISCONTINUED"));
  }

  /** It is text, whatever it looks like. */
  @Test
  void aNameLooksAsItWasGiven() {
    String carol = Suppliers.freshName();
    registered(carol);
    for (String name : List.of("<script>alert(1)</script>", "=HYPERLINK(1)", "'; DROP TABLE x")) {
      String id = Products.added(carol, name, "茶");
      get("bob", Role.BUYER, "/products/" + id).then().body("name", equalTo(name));
    }
  }
}
