package dev.quittance.ledger.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.ledger.support.EventLog;
import dev.quittance.ledger.support.LedgerReads;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.LogWriter;
import dev.quittance.ledger.support.OrderEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LedgerTest
class BadInputTest {

  private final EventLog log;
  private final LogWriter ledger;

  BadInputTest(EventLog log, LogWriter ledger) {
    this.log = log;
    this.ledger = ledger;
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /accounts?limit=0                                          | 400 | bad_limit
          /accounts?limit=101                                        | 400 | bad_limit
          /accounts?limit=ten                                        | 400 | bad_limit
          /accounts?cursor=nonsense                                  | 400 | bad_cursor
          /accounts?cursor=e30                                       | 400 | bad_cursor
          /accounts?currency=XYZ                                     | 400 | unknown_currency
          /accounts/buyer:nobody-has-this-name                       | 404 | not_found
          /accounts/nonsense                                         | 404 | not_found
          /accounts/buyer:nobody?asOf=2026-11-22T10:00:00Z           | 404 | not_found
          /accounts/buyer:nobody-has-this-name/statement             | 404 | not_found
          /accounts/buyer:x/statement?format=xml                     | 400 | bad_format
          /accounts/buyer:x/statement?from=now                       | 400 | bad_time
          /accounts/buyer:x/statement?currency=EURO                  | 400 | unknown_currency
          /accounts/buyer:x/statement?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z | 400 | bad_range
          /transactions?status=PAID                                  | 400 | unknown_status
          /transactions?status=placed                                | 400 | unknown_status
          /transactions?buyer=buyer:x                                | 400 | bad_filter
          /transactions?minAmount=5                                  | 400 | currency_missing
          /transactions?minAmount=5.00&currency=CNY                  | 400 | bad_amount
          /transactions?maxAmount=-1&currency=CNY                    | 400 | bad_amount
          /transactions?placedFrom=x                                 | 400 | bad_time
          /transactions?placedTo=x                                   | 400 | bad_time
          /transactions/nonsense                                     | 404 | not_found
          /transactions/ord_0192F0C1E5A87C3E8B1D2F3A4B5C6D7E         | 404 | not_found
          /transactions/ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e         | 404 | not_found
          /chain-heads?asOf=2026-11-22T10:00:00Z                     | 400 | no_time
          /parked-events?limit=0                                     | 400 | bad_limit
          /parked-events?limit=ten                                   | 400 | bad_limit
          /parked-events?cursor=e30                                  | 400 | bad_cursor
          /replays?limit=ten                                         | 400 | bad_limit
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
    log.publish(
        OrderEvents.of("cursor-buyer", "cursor-supplier", 10, "CNY").placed(),
        Instant.parse("2026-11-22T10:00:00Z"));
    ledger.awaitTaken();
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
