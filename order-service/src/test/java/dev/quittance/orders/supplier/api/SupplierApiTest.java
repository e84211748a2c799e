package dev.quittance.orders.supplier.api;

import static dev.quittance.orders.supplier.api.Suppliers.OPS;
import static dev.quittance.orders.supplier.api.Suppliers.SOUND;
import static dev.quittance.orders.supplier.api.Suppliers.get;
import static dev.quittance.orders.supplier.api.Suppliers.registered;
import static dev.quittance.orders.supplier.api.Suppliers.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.Orders;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SupplierApiTest {

  @Test
  void aSupplierRegistersHimselfAndActsForWhatHeRegistered() {
    String carol = Suppliers.freshName();
    Response answer = send(carol, Role.SUPPLIER, "POST", "/suppliers", SOUND.formatted(""));
    answer
        .then()
        .statusCode(201)
        .header("Location", containsString("/suppliers/sup_"))
        .body("status", equalTo("UNVERIFIED"))
        .body("inside.representatives", contains(carol))
        .body("inside.bank.lastFour", equalTo("2345"))
        .body("inside.bank.bankCode", equalTo("102100099996"));
    assertThat(answer.asString()).doesNotContain("0200003409088712345");
    String path = "/suppliers/" + answer.path("id");
    get("bob", Role.BUYER, path)
        .then()
        .statusCode(200)
        .body("name", equalTo("Green Leaf Tea Co., Ltd."))
        .body("inside", nullValue());
    send(carol, Role.SUPPLIER, "POST", "/suppliers", SOUND.formatted(""))
        .then()
        .statusCode(409)
        .body("code", equalTo("supplier_exists"));
    get("bob", Role.BUYER, "/suppliers?representative=" + carol)
        .then()
        .body("data.id", contains((String) answer.path("id")));
  }

  @Test
  void aRepeatedRegistrationIsOne() {
    String body =
        SOUND.formatted(", \"externalReference\": \"S-%s\"".formatted(Suppliers.freshName()));
    String key = Orders.freshKey();
    List<String> ids =
        List.of(1, 2).stream()
            .map(i ->
                given()
                    .auth()
                    .oauth2(Tokens.of(OPS, Role.OPS))
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/suppliers")
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("id"))
            .toList();
    assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    send(OPS, Role.OPS, "POST", "/suppliers", body)
        .then()
        .statusCode(409)
        .body("code", equalTo("supplier_exists"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                     | name
          {"name": " ", "country": "CN"}                         | name
          {"name": "T", "country": "XX"}                         | country
          {"name": "T", "country": "CN", "bank": {}}             | bank
          {"name": "T", "country": "CN", "bank": {"iban": "DE89370400440532013001"}} | bank.iban
          {"name": "T", "country": "CN", "bank": {"accountNumber": "12345678"}} | bank
          {"name": "T", "country": "CN", "bank": {"accountNumber": "1234567", "cnapsCode": "102100099996"}} | bank.accountNumber
          {"name": "T", "country": "CN", "bank": {"accountNumber": "12345678", "cnapsCode": "102100099997"}} | bank.cnapsCode
          {"name": "T", "country": "CN", "externalReference": "S-1"} | externalReference
          {"name": "T", "country": "CN", "representatives": ["eve"]} | representatives
          {"name": "T", "country": "CN", "externalReference": "a b"} | externalReference
          """)
  void aSupplierOfWrongShapeIsRefused(String body, String field) {
    send(Suppliers.freshName(), Role.SUPPLIER, "POST", "/suppliers", body)
        .then()
        .statusCode(422)
        .body("errors.field", hasItem(field));
  }

  @Test
  void aSupplierIsVerifiedByTwoPeopleOnceHisDocumentsAreThere() {
    String id = registered(Suppliers.freshName());
    Suppliers.verify(OPS, id, 1)
        .then()
        .statusCode(409)
        .body("code", equalTo("supplier_evidence_missing"))
        .body("detail", containsString("BUSINESS_LICENCE, BANK_CONFIRMATION"));
    LocalDate end = LocalDate.now(ZoneOffset.UTC).plusDays(30);
    Suppliers.addEvidence(id, "BUSINESS_LICENCE", end.toString());
    Suppliers.addEvidence(id, "BANK_CONFIRMATION", null);
    send(
            OPS,
            Role.OPS,
            "POST",
            "/suppliers/" + id + "/verify",
            "{\"revision\": 3, \"reason\": \"x\"}")
        .then()
        .statusCode(401)
        .body("code", equalTo("insufficient_user_authentication"));
    Suppliers.verify(OPS, id, 2)
        .then()
        .statusCode(412)
        .body("code", equalTo("precondition_failed"));
    Suppliers.verified(id, 3);
    get("bob", Role.BUYER, "/suppliers/" + id)
        .then()
        .header("ETag", equalTo("\"4.VERIFIED\""))
        .body("status", equalTo("VERIFIED"))
        .body("validUntil", equalTo(end.plusDays(1) + "T00:00:00Z"));
    get("ada", Role.AUDITOR, "/suppliers/" + id)
        .then()
        .body("inside.verifiedBy", equalTo(OPS))
        .body("inside.evidence.type", contains("BUSINESS_LICENCE", "BANK_CONFIRMATION"));
    get("ada", Role.AUDITOR, "/suppliers?status=VERIFIED&limit=100")
        .then()
        .body("data.id", hasItem(id));
    get("ada", Role.AUDITOR, "/suppliers?status=EXPIRED&limit=100")
        .then()
        .body("data.id", not(hasItem(id)));
    get("ada", Role.AUDITOR, "/audit?target=" + id)
        .then()
        .body("data.action", hasItem("supplier.verify"));
  }

  @Test
  void anotherBankAccountTakesTheVerificationAndStartsTheCoolingOff() {
    String carol = Suppliers.freshName();
    String id = registered(carol);
    Suppliers.addEvidence(id, "BUSINESS_LICENCE", null);
    Suppliers.addEvidence(id, "BANK_CONFIRMATION", null);
    Suppliers.verified(id, 3);
    String path = "/suppliers/" + id;
    String country =
        "{\"name\": \"Green Leaf Tea Co., Ltd.\", \"nameChinese\": \"绿叶茶业\", \"country\": \"HK\"}";
    send(carol, Role.SUPPLIER, "PUT", path, country)
        .then()
        .statusCode(200)
        .body("status", equalTo("VERIFIED"))
        .body("inside.bank.lastFour", equalTo("2345"));
    String other = country.replace("}", ", \"bank\": {\"iban\": \"DE89370400440532013000\"}}");
    send(carol, Role.SUPPLIER, "PUT", path, other)
        .then()
        .statusCode(200)
        .body("status", equalTo("UNVERIFIED"))
        .body("inside.bank.lastFour", equalTo("3000"))
        .body("inside.coolingUntil", matchesPattern("\\d.*Z"));
    Suppliers.verify(OPS, id, 6)
        .then()
        .statusCode(409)
        .body("code", equalTo("supplier_cooling_off"))
        .header("Retry-After", matchesPattern("25[0-9]{4}"));
    Response changes = get(carol, Role.SUPPLIER, path + "/changes?limit=2");
    changes
        .then()
        .body("data.kind", contains("PROFILE_CHANGED", "PROFILE_CHANGED"))
        .body("data[0].by", equalTo(carol))
        .body("data[0].summary", containsString("CNAPS CN ...2345 -> "));
    get(carol, Role.SUPPLIER, path + "/changes?limit=2&cursor=" + changes.path("nextCursor"))
        .then()
        .body("data.kind", contains("VERIFIED", "EVIDENCE_ADDED"))
        .body("data[0].reason", equalTo("Found in the register"));
  }

  @Test
  void aSupplierIsSuspendedByOneAndResumedByTwo() {
    String id = registered(Suppliers.freshName());
    String path = "/suppliers/" + id;
    String reason = "{\"reason\": \"Sells counterfeits\"}";
    send(OPS, Role.OPS, "POST", path + "/suspend", reason)
        .then()
        .statusCode(200)
        .body("status", equalTo("SUSPENDED"))
        .body("inside.suspensionReason", equalTo("Sells counterfeits"));
    Suppliers.verify(OPS, id, 2).then().statusCode(409).body("code", equalTo("supplier_suspended"));
    Suppliers.approve(Suppliers.stepUp(OPS, path + "/resume", reason));
    Suppliers.stepUp(OPS, path + "/resume", reason)
        .then()
        .statusCode(200)
        .body("status", equalTo("UNVERIFIED"));
    get("ada", Role.AUDITOR, "/audit?target=" + id)
        .then()
        .body("data.action", contains("supplier.resume", "supplier.suspend", "supplier.register"));
  }

  @Test
  void onlyWhoActsForASupplierChangesHim() {
    String carol = Suppliers.freshName();
    String eve = Suppliers.freshName();
    String id = registered(carol);
    String path = "/suppliers/" + id;
    String body = "{\"name\": \"Mine now\", \"country\": \"CN\"}";
    send(eve, Role.SUPPLIER, "PUT", path, body)
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
    get(eve, Role.SUPPLIER, path + "/changes").then().statusCode(404);
    send(OPS, Role.OPS, "PUT", path + "/representatives", "{\"subjects\": [\"%s\"]}".formatted(eve))
        .then()
        .statusCode(200)
        .body("inside.representatives", contains(eve));
    send(carol, Role.SUPPLIER, "PUT", path, body).then().statusCode(403);
    send(eve, Role.SUPPLIER, "PUT", path, body).then().statusCode(200);
    String other = registered(carol);
    send(
            OPS,
            Role.OPS,
            "PUT",
            "/suppliers/" + other + "/representatives",
            "{\"subjects\": [\"%s\"]}".formatted(eve))
        .then()
        .statusCode(409)
        .body("code", equalTo("supplier_exists"));
    get(carol, Role.SUPPLIER, "/suppliers/" + other)
        .then()
        .body("inside.representatives", contains(carol));
  }

  @Test
  void aChangeOfWhatWasReadBeforeIsRefused() {
    String carol = Suppliers.freshName();
    String path = "/suppliers/" + registered(carol);
    String tag = get(carol, Role.SUPPLIER, path).header("ETag");
    for (int expected : List.of(200, 412)) {
      given()
          .auth()
          .oauth2(Tokens.of(carol, Role.SUPPLIER))
          .header("If-Match", tag)
          .contentType(ContentType.JSON)
          .body("{\"name\": \"Tea %s\", \"country\": \"CN\"}".formatted(expected))
          .put(path)
          .then()
          .statusCode(expected);
    }
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String path : List.of("/suppliers/sup_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e", "/suppliers/x")) {
      get("bob", Role.BUYER, path).then().statusCode(404).body("code", equalTo("not_found"));
      send(OPS, Role.OPS, "POST", path + "/suspend", "{\"reason\": \"x\"}").then().statusCode(404);
      Suppliers.verify(OPS, path.substring(11), 1).then().statusCode(404);
    }
    get("bob", Role.BUYER, "/suppliers?country=cn").then().statusCode(400);
    get("bob", Role.BUYER, "/suppliers?status=GONE").then().statusCode(400);
    get("bob", Role.BUYER, "/suppliers?representative=nobody-at-all")
        .then()
        .statusCode(200)
        .body("data", empty());
  }
}
