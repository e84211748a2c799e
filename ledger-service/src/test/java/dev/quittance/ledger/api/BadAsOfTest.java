package dev.quittance.ledger.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerReads;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.OrderEvents;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** States that no read can be of: every read says so alike, also of what it does not know. */
@LedgerTest
class BadAsOfTest {

  private static final List<String> READS =
      List.of(
          "/accounts",
          "/accounts/buyer:nobody-has-this-name",
          "/accounts/buyer:nobody-has-this-name/statement",
          "/transactions",
          "/transactions/ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
          "/trial-balance");
  private static final String HEADS = "/chain-heads";

  private final LedgerLog log;

  BadAsOfTest(LedgerLog log) {
    this.log = log;
  }

  @ParameterizedTest(name = "{0} is {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          asOf=yesterday                                     | 400 | bad_parameter
          asOf=2026-11-22                                    | 400 | bad_parameter
          asOf=2026-11-22T10:00:00                           | 400 | bad_parameter
          asOf=2026-02-30T10:00:00Z                          | 400 | bad_parameter
          asOf=+12026-11-22T10:00:00Z                        | 400 | bad_parameter
          asOf=2026-11-22T10:00:00Z&asOfOffsets=0:0          | 400 | conflicting_as_of
          asOf=yesterday&asOfOffsets=tomorrow                | 400 | conflicting_as_of
          """)
  void aTimeThatIsNoneIsRefusedByEveryRead(String query, int status, String code) {
    READS.forEach(read -> assertProblem(read, query, status, code));
    assertProblem(HEADS, query, 400, "unknown_parameter"); // chains are cut at offsets only
  }

  @ParameterizedTest(name = "{0} is {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          asOfOffsets=a                                      | 400 | bad_offsets
          asOfOffsets=0                                      | 400 | bad_offsets
          asOfOffsets=0:1,                                   | 400 | bad_offsets
          asOfOffsets=0:1,0:2                                | 400 | bad_offsets
          asOfOffsets=0:-1                                   | 400 | bad_offsets
          asOfOffsets=0:99999999999999999999                 | 400 | bad_offsets
          asOfOffsets=99999:1                                | 400 | bad_offsets
          asOfOffsets=0:0                                    | 400 | bad_offsets
          minOffset=x                                        | 400 | bad_offsets
          minOffset=0:1,0:2                                  | 400 | bad_offsets
          minOffset=77:1                                     | 422 | unknown_partition
          """)
  void offsetsThatAreNoneAreRefusedByEveryRead(String query, int status, String code) {
    READS.forEach(read -> assertProblem(read, query, status, code));
    assertProblem(HEADS, query, status, code);
  }

  @Test
  void asManyOffsetsAsATopicCanHavePartitionsAreRead() {
    String all =
        IntStream.rangeClosed(0, Position.MAX_PARTITION)
            .mapToObj(partition -> partition + ":123456789012")
            .collect(Collectors.joining(","));
    READS.forEach(read -> assertProblem(read, "asOfOffsets=" + all, 400, "bad_offsets"));
  }

  @Test
  void moreOffsetsThanPartitionsAreRefusedHoweverMany() {
    String many = "0:0" + ",1:1".repeat(8_000);
    READS.forEach(read -> assertProblem(read, "asOfOffsets=" + many, 400, "bad_offsets"));
  }

  @Test
  void anOffsetBeyondWhatWasTakenIsAnsweredWithWhatWas() {
    JsonNode offsets = LedgerReads.get(HEADS, Map.of()).at("/asOf/offsets");
    String beyond =
        offsets.properties().stream()
            .map(one -> one.getKey() + ":" + (one.getValue().asLong() + 1))
            .collect(Collectors.joining(","));
    String consumed = "0:" + offsets.get("0").asLong();
    for (String read : READS) {
      assertProblem(read, "asOfOffsets=" + beyond, 422, "offset_ahead_of_ledger")
          .then()
          .body("detail", containsString(consumed));
    }
    assertProblem(HEADS, "asOfOffsets=" + beyond, 422, "offset_ahead_of_ledger");
  }

  @Test
  void anOffsetThatDoesNotComeInTimeIsNotYetThere() {
    assertProblem("/accounts", "minOffset=0:999999999", 504, "offset_not_reached")
        .then()
        .header("Retry-After", notNullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-01-01T00:00:00Z", "0000-01-01T00:00:00Z"})
  void beforeTheFirstEventTheLedgerIsEmpty(String time) {
    OrderEvents order = OrderEvents.of("early-buyer", "early-supplier", 10, "CNY");
    log.write(order.placed(), Instant.parse("2026-11-22T10:00:00Z"));
    log.awaitConsumed();
    Map<String, String> before = Map.of("asOf", time);
    for (String list : List.of("/accounts", "/transactions")) {
      assertThat(LedgerReads.get(list, before).get("data")).isEmpty();
    }
    JsonNode balance = LedgerReads.get("/trial-balance", before);
    assertThat(balance.get("currencies")).isEmpty();
    assertThat(balance.at("/asOf/time").asText()).isEqualTo(time);
    JsonNode account = LedgerReads.get("/accounts/buyer:early-buyer", before);
    assertThat(account.at("/balances/0/pending/debits").asLong()).isZero();
    JsonNode statement = LedgerReads.get("/accounts/buyer:early-buyer/statement", before);
    assertThat(statement.get("data")).isEmpty();
    assertThat(statement.get("closingBalance").asLong()).isZero();
    assertProblem("/transactions/" + order.orderId(), "asOf=" + time, 404, "not_found");
  }

  private static Response assertProblem(String read, String query, int status, String code) {
    Response answer = given().urlEncodingEnabled(false).get(read + "?" + query);
    assertThat(answer.statusCode()).as("%s: %s", read, answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    answer.then().body("code", equalTo(code));
    assertThat(answer.<String>path("detail")).isNotBlank();
    return answer;
  }
}
