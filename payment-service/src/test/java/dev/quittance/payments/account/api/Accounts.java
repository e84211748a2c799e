package dev.quittance.payments.account.api;

import static io.restassured.RestAssured.given;

import dev.quittance.testkit.identity.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A buyer who has an account. */
public final class Accounts {

  public final String buyer;
  final String id;

  private Accounts(String buyer, String id) {
    this.buyer = buyer;
    this.id = id;
  }

  public static Accounts opened() {
    String buyer = "buyer-" + UUID.randomUUID();
    Response opened = open(buyer, "{}");
    opened.then().statusCode(201);
    return new Accounts(buyer, opened.path("id"));
  }

  static Response open(String buyer, String body) {
    return as(buyer, "buyer")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post("/payment-accounts");
  }

  static RequestSpecification as(String subject, String... roles) {
    return given().auth().oauth2(Tokens.of(subject, roles)).contentType(ContentType.JSON);
  }

  RequestSpecification asBuyer() {
    return as(buyer, "buyer");
  }

  Response link(String body) {
    return link(UUID.randomUUID().toString(), body);
  }

  Response link(String key, String body) {
    return asBuyer()
        .header("Idempotency-Key", key)
        .body(body)
        .post("/payment-accounts/" + id + "/instruments");
  }

  public String linked(String body) {
    return link(body).then().statusCode(201).extract().path("id");
  }

  Response freeze(String reason) {
    return asBuyer()
        .body("{\"reason\": \"" + reason + "\"}")
        .post("/payment-accounts/" + id + "/freeze");
  }

  static String card(String number) {
    return """
    {"type": "card", "card": {"number": "%s", "expiryMonth": 12, "expiryYear": 2098,
     "cvc": "737", "holder": "Li Wei"}}
    """
        .formatted(number);
  }

  static String cardToken(String token) {
    return """
    {"type": "card", "cardToken": "%s"}
    """
        .formatted(token);
  }

  public static String iban(String iban) {
    return """
    {"type": "bank_account", "bankAccount": {"iban": "%s", "holder": "Wei Ltd"}}
    """
        .formatted(iban);
  }

  static String chinese(String number, String cnaps) {
    return """
    {"type": "bank_account", "bankAccount": {"accountNumber": "%s", "cnapsCode": "%s",
     "holder": "Wei Ltd"}}
    """
        .formatted(number, cnaps);
  }

  static String alipay(String login) {
    return """
    {"type": "alipay", "alipay": {"login": "%s"}}
    """
        .formatted(login);
  }
}
