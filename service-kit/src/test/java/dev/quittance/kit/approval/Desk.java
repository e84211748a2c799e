package dev.quittance.kit.approval;

import static io.restassured.RestAssured.given;

import dev.quittance.testkit.identity.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.UUID;

/** Where people ask for costly things, and approve them. */
final class Desk {

  static final String OLIVIA = Tokens.withSecondFactor("olivia", "ops");
  static final String OSCAR = Tokens.withSecondFactor("oscar", "ops");
  static final String SAM = Tokens.withSecondFactor("sam", "support");

  /** New for every test. */
  private final String name = "n" + UUID.randomUUID();

  String name() {
    return name;
  }

  /** Of the test's thing, at that price in fen. */
  String body(long fen) {
    return body(fen, "CNY");
  }

  String body(long minor, String currency) {
    return "{\"name\":\"%s\",\"price\":{\"amount\":%s,\"currency\":\"%s\"},\"reason\":\"because\"}"
        .formatted(name, minor, currency);
  }

  Response add(String token, String body) {
    return json(token).body(body).post("/costly-things");
  }

  Response once(String token, String key, String body) {
    return json(token).header("Idempotency-Key", key).body(body).post("/costly-things/once");
  }

  Response approve(String token, String id) {
    return given().auth().oauth2(token).post("/approvals/" + id + "/approve");
  }

  Response reject(String token, String id, String reason) {
    return json(token)
        .body("{\"reason\":\"%s\"}".formatted(reason))
        .post("/approvals/" + id + "/reject");
  }

  Response get(String id) {
    return given().auth().oauth2(Tokens.of("ada", "auditor")).get("/approvals/" + id);
  }

  static String token(String who, Instant secondFactor) {
    return Tokens.withSecondFactor(secondFactor, who, "ops");
  }

  RequestSpecification json(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }
}
