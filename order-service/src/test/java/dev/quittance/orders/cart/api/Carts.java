package dev.quittance.orders.cart.api;

import static io.restassured.RestAssured.given;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.Orders;
import dev.quittance.orders.supplier.api.Suppliers;
import dev.quittance.testkit.identity.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

/** Requests about carts to the service under test. */
public final class Carts {

  private Carts() {}

  public static RequestSpecification as(String buyer) {
    return as(buyer, Orders.freshKey());
  }

  static RequestSpecification as(String buyer, String key) {
    return given()
        .auth()
        .oauth2(Tokens.of(buyer, Role.BUYER))
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key);
  }

  /** Opens an empty cart and tells its id. */
  public static String opened(String buyer) {
    return as(buyer).body("{}").post("/carts").then().statusCode(201).extract().path("id");
  }

  /** Sets a quantity at a version of the cart. */
  public static Response set(
      String buyer, String cart, @Nullable Integer version, String product, long quantity) {
    return at(as(buyer), version)
        .body("{\"quantity\": " + quantity + "}")
        .put("/carts/" + cart + "/items/" + product);
  }

  public static Response deliver(String buyer, String cart, int version, String body) {
    return at(as(buyer), version).body(body).put("/carts/" + cart + "/destination");
  }

  public static Response merge(String buyer, String into, String from) {
    return as(buyer).body("{\"from\": \"" + from + "\"}").post("/carts/" + into + "/merge");
  }

  static RequestSpecification at(RequestSpecification request, @Nullable Integer version) {
    return version == null ? request : request.header("If-Match", "\"" + version + "\"");
  }

  /**
   * Adds an active product of that supplier and tells its id.
   *
   * @param tiers such as {@code 10:1099 100:999}
   */
  public static String product(
      String representative, String name, String currency, String tiers, long stock) {
    StringBuilder prices = new StringBuilder();
    for (String tier : tiers.split(" ")) {
      String[] part = tier.split(":");
      prices.append(
          "%s{\"minQuantity\": %s, \"unitPrice\": {\"amount\": %s, \"currency\": \"%s\"}}"
              .formatted(prices.isEmpty() ? "" : ", ", part[0], part[1], currency));
    }
    return Suppliers.send(
            representative,
            Role.SUPPLIER,
            "POST",
            "/products",
            """
            {"sku": "%s", "name": "%s", "weightGrams": 100, "status": "ACTIVE", "available": %s,
             "priceTiers": [%s]}
            """
                .formatted(Orders.freshKey(), name, stock, prices))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
