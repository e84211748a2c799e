package dev.quittance.orders.supplier.api;

import static io.restassured.RestAssured.given;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.Orders;
import dev.quittance.testkit.identity.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests about suppliers to the service under test. */
public final class Suppliers {

  public static final String OPS = "olivia";

  /** A sound body: %s is more fields. */
  public static final String SOUND =
      """
      {"name": "Green Leaf Tea Co., Ltd.", "nameChinese": "绿叶茶业", "country": "CN",
       "bank": {"accountNumber": "0200003409088712345", "cnapsCode": "102100099996"}%s}
      """;

  private Suppliers() {}

  public static String freshName() {
    return "carol-" + UUID.randomUUID() + "x";
  }

  public static Response send(
      String subject, String role, String method, String path, String body) {
    return given()
        .auth()
        .oauth2(Tokens.of(subject, role))
        .header("Idempotency-Key", Orders.freshKey())
        .contentType(ContentType.JSON)
        .body(body)
        .request(method, path);
  }

  /** Registers one by ops, for whom that subject acts; tells its id. */
  public static String registered(String representative) {
    return send(
            OPS,
            Role.OPS,
            "POST",
            "/suppliers",
            SOUND.formatted(", \"representatives\": [\"" + representative + "\"]"))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public static Response get(String subject, String role, String path) {
    return given().auth().oauth2(Tokens.of(subject, role)).get(path);
  }

  static void addEvidence(String supplierId, String type, @Nullable String lastDay) {
    String expiry = lastDay == null ? "" : ", \"expiresOn\": \"" + lastDay + "\"";
    send(
            OPS,
            Role.OPS,
            "POST",
            "/suppliers/" + supplierId + "/evidence",
            "{\"type\": \"%s\", \"reference\": \"no. 1\", \"sha256\": \"%s\"%s}"
                .formatted(type, "0a".repeat(32), expiry))
        .then()
        .statusCode(200);
  }

  /** Asks for a verification with a second factor. */
  static Response verify(String subject, String supplierId, int revision) {
    return stepUp(
        subject,
        "/suppliers/" + supplierId + "/verify",
        "{\"revision\": " + revision + ", \"reason\": \"Found in the register\"}");
  }

  static Response stepUp(String subject, String path, String body) {
    return given()
        .auth()
        .oauth2(Tokens.withSecondFactor(subject, Role.OPS))
        .contentType(ContentType.JSON)
        .body(body)
        .post(path);
  }

  /** Has another person approve what was asked. */
  static void approve(Response asked) {
    asked.then().statusCode(202);
    given()
        .auth()
        .oauth2(Tokens.withSecondFactor("oscar", Role.OPS))
        .post("/approvals/" + asked.path("id") + "/approve")
        .then()
        .statusCode(200);
  }

  /** Verifies a supplier by two people. */
  static void verified(String supplierId, int revision) {
    approve(verify(OPS, supplierId, revision));
    verify(OPS, supplierId, revision).then().statusCode(200);
  }
}
