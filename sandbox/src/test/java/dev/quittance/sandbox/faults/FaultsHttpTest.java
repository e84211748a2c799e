package dev.quittance.sandbox.faults;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The menu and the books over HTTP. */
@QuarkusTest
class FaultsHttpTest {

  @AfterEach
  void clear() {
    given().delete("/faults").then().statusCode(204);
  }

  @Test
  void faultsAreSetByRateAndByKeyAndCleared() {
    put(
        "/faults/card",
        "{\"seed\":7,\"faults\":[{\"fault\":\"delay\",\"rate\":0.5,\"ms\":200}]}",
        204);
    put("/faults/card/keys/att_1", "{\"faults\":[{\"fault\":\"hang\",\"ms\":50}]}", 204);
    given()
        .get("/faults")
        .then()
        .body("card.seed", equalTo(7))
        .body("card.rates[0].fault", equalTo("delay"))
        .body("card.rates[0].ms", equalTo(200))
        .body("card.keys.att_1[0].times", equalTo(1));
    clear();
    given().get("/faults").then().body("$", anEmptyMap());
  }

  @ParameterizedTest
  @CsvSource({
    "/faults/card, '{\"faults\":[{\"fault\":\"flood\",\"rate\":1}]}', 422, faults[0].fault",
    "/faults/card, '{\"faults\":[{\"fault\":\"delay\",\"rate\":1.5}]}', 422, faults[0].rate",
    "/faults/card/keys/k, '{\"faults\":[{\"fault\":\"delay\",\"times\":0}]}', 422, faults[0].times",
    "/faults/paypal, '{\"faults\":[]}', 400, gateway",
  })
  void whatIsNoFaultIsAProblem(String path, String body, int status, String field) {
    given()
        .contentType("application/json")
        .body(body)
        .put(path)
        .then()
        .statusCode(status)
        .body("errors.field", hasItem(field));
  }

  @Test
  void aPageInABrowserSetsNone() {
    given()
        .header("Origin", "http://evil.example")
        .contentType("application/json")
        .body("{\"faults\":[]}")
        .put("/faults/card")
        .then()
        .statusCode(403);
  }

  @Test
  void theBooksAreAskedByReference() {
    given()
        .get("/books/card?reference=att_unknown")
        .then()
        .statusCode(200)
        .body("data", hasSize(0))
        .body("timesMoved", equalTo(0));
    given().get("/books/card/totals").then().statusCode(200);
    given().get("/books/card").then().statusCode(400).body("errors.field", hasItem("reference"));
  }

  private static void put(String path, String body, int status) {
    given().contentType("application/json").body(body).put(path).then().statusCode(status);
  }
}
