package dev.quittance.orders;

import static io.restassured.RestAssured.given;

import dev.quittance.kit.security.Role;
import dev.quittance.testkit.identity.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** Requests to the service under test. */
public final class Orders {

  /** Two lines, 2 x 1099 + 1 x 500 CNY. */
  public static final String SOUND =
      """
      {"supplierId": "supplier-1", "paymentMethodId": "pm_card_ok",
       "lines": [
         {"sku": "TEA-250", "name": "Longjing tea, 250 g", "quantity": 2,
          "unitPrice": {"amount": 1099, "currency": "CNY"}},
         {"sku": "CUP", "quantity": 1, "unitPrice": {"amount": 500, "currency": "CNY"}}]}
      """;

  public static final long TOTAL_MINOR = 2_698;

  private Orders() {}

  public static String freshKey() {
    return "key-" + UUID.randomUUID();
  }

  public static String freshBuyer() {
    return "buyer-" + UUID.randomUUID();
  }

  public static ValidatableResponse post(String key, String body) {
    return post(given(), key, body);
  }

  private static ValidatableResponse post(RequestSpecification request, String key, String body) {
    return request
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/orders")
        .then();
  }

  /** Places a sound order and tells its id. */
  public static String place(String buyerId) {
    return post(given().auth().oauth2(Tokens.of(buyerId, Role.BUYER)), freshKey(), SOUND)
        .statusCode(201)
        .extract()
        .path("id");
  }
}
