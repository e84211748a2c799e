package dev.quittance.ledger.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerReads;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.OrderEvents;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LedgerTest
class BadInputTest {

  private final LedgerLog log;

  BadInputTest(LedgerLog log) {
    this.log = log;
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /accounts?cursor=nonsense                                  | 400 | bad_cursor
          /accounts?cursor=e30                                       | 400 | bad_cursor
          /accounts/buyer:nobody-has-this-name                       | 404 | not_found
          /accounts/nonsense                                         | 404 | not_found
          /accounts/buyer:nobody?asOf=2026-11-22T10:00:00Z           | 404 | not_found
          /accounts/buyer:nobody-has-this-name/statement             | 404 | not_found
          /transactions?minAmount=5                                  | 400 | currency_missing
          /transactions?cursor=eyJsaXN0IjoidHJhbnNhY3Rpb25zIiwiYWZ0ZXJUaW1lIjoieCIsImFmdGVyT3JkZXIiOiJ4In0 | 400 | bad_cursor
          /transactions/nonsense                                     | 404 | not_found
          /transactions/ord_0192F0C1E5A87C3E8B1D2F3A4B5C6D7E         | 404 | not_found
          /transactions/ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e         | 404 | not_found
          /chain-heads?asOf=2026-11-22T10:00:00Z                     | 400 | unknown_parameter
          /parked-events?cursor=e30                                  | 400 | bad_cursor
          /replays?cursor=e30                                        | 400 | bad_cursor
          /replays?cursor=eyJsaXN0IjoicmVwbGF5cyIsImFmdGVyIjoieCJ9                  | 400 | bad_cursor
          /replays/nonsense                                          | 404 | not_found
          """)
  void isRefusedWithAProblem(String path, int status, String code) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(status)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo(code))
        .body("detail", not(equalTo("")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /accounts?limit=0                                                        | limit
          /accounts?limit=101                                                      | limit
          /accounts?limit=ten                                                      | limit
          /accounts?currency=XYZ                                                   | currency
          /accounts/buyer:x/statement?format=xml                                   | format
          /accounts/buyer:x/statement?from=now                                     | from
          /accounts/buyer:x/statement?currency=EURO                                | currency
          /accounts/buyer:x/statement?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z | from
          /transactions?status=PAID                                                | status
          /transactions?status=placed                                              | status
          /transactions?buyerId=buyer:x                                              | buyerId
          /transactions?minAmount=5.00&currency=CNY                                | minAmount
          /transactions?maxAmount=-1&currency=CNY                                  | maxAmount
          /transactions?from=x                                               | from
          /transactions?to=x                                                 | to
          /parked-events?limit=0                                                   | limit
          /parked-events?limit=ten                                                 | limit
          /replays?limit=ten                                                       | limit
          """)
  void aParameterThatCannotBeTakenIsNamed(String path, String parameter) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("bad_parameter"))
        .body("detail", startsWith(parameter + " must "))
        .body("errors.field", contains(parameter));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                              | mode
          {"mode": "repair"}                              | mode
          {"mode": "verify", "acceptDifferences": "why"}  | acceptDifferences
          {"mode": "rebuild", "acceptDifferences": " "}   | acceptDifferences
          {"mode": "rebuild", "acceptDifferences": "a\\tb"}  | acceptDifferences
          {"mode": "rebuild", "acceptDifferences": "see card 4242 4242 4242 4242"} | acceptDifferences
          """)
  void aReplayThatCannotBeIsRefusedByItsField(String body, String field) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/replays")
        .then()
        .statusCode(422)
        .body("code", equalTo("validation_failed"))
        .body("errors.field", contains(field));
  }

  @Test
  void aCsvThatCannotBeGivenIsAProblemToo() {
    given()
        .accept("text/csv")
        .get("/accounts/buyer:nobody-has-this-name/statement")
        .then()
        .statusCode(404)
        .contentType(startsWith("application/problem+json"));
  }

  @Test
  void aCursorIsForItsOwnListAndFilters() {
    log.write(
        OrderEvents.of("cursor-buyer", "cursor-supplier", 10, "CNY").placed(),
        Instant.parse("2026-11-22T10:00:00Z"));
    log.awaitConsumed();
    String cursor = LedgerReads.get("/accounts", Map.of("limit", "1")).get("nextCursor").asText();
    for (String path :
        List.of(
            "/transactions", "/accounts/buyer:cursor-buyer/statement", "/accounts?prefix=buyer")) {
      given()
          .queryParam("cursor", cursor)
          .get(path)
          .then()
          .statusCode(400)
          .body("code", equalTo("bad_cursor"));
    }
  }
}
