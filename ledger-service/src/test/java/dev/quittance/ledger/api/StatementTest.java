package dev.quittance.ledger.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerReads;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.OrderEvents;
import dev.quittance.ledger.support.Workload;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LedgerTest
class StatementTest {

  private static final String FEES = "/accounts/platform:fees/statement";
  private static final Map<String, String> CNY = Map.of("currency", "CNY");

  private final LedgerLog log;
  private final Workload workload = new Workload(7, "statement");

  StatementTest(LedgerLog log) {
    this.log = log;
  }

  @BeforeEach
  void happened() {
    workload.run(log, 40);
    log.awaitConsumed();
  }

  @Test
  void itsPagesTogetherAreTheWholeStatement() {
    List<JsonNode> whole = LedgerReads.all(FEES, CNY, 100);
    assertThat(whole).hasSizeGreaterThan(20);
    assertThat(LedgerReads.all(FEES, CNY, 3)).isEqualTo(whole);
    assertBalancesRun(LedgerReads.get(FEES, CNY), whole);
  }

  @Test
  void itsPagesStayOneStatementWhileEventsGoOnComing() {
    JsonNode first = LedgerReads.get(FEES, limited(CNY, 5));
    String then = offsets(first);
    List<JsonNode> read = new ArrayList<>();
    JsonNode page = first;
    while (true) {
      page.get("data").forEach(read::add);
      assertThat(offsets(page)).isEqualTo(then);
      if (!page.has("nextCursor")) {
        break;
      }
      if (read.size() < 16) {
        workload.run(log, 5);
        log.awaitConsumed();
      }
      page = LedgerReads.get(FEES, Map.of("cursor", page.get("nextCursor").asText(), "limit", "5"));
    }
    assertBalancesRun(first, read);
    assertThat(LedgerReads.all(FEES, with(CNY, "asOfOffsets", then), 100)).isEqualTo(read);
    assertThat(LedgerReads.all(FEES, CNY, 100)).hasSizeGreaterThan(read.size());
  }

  @Test
  void anIntervalOpensWhereTheTimeBeforeItCloses() {
    Instant middle = workload.moment();
    JsonNode before = LedgerReads.get(FEES, with(CNY, "to", middle.toString()));
    JsonNode after = LedgerReads.get(FEES, with(CNY, "from", middle.toString()));
    assertThat(after.get("openingBalance")).isEqualTo(before.get("closingBalance"));
    List<JsonNode> both =
        new ArrayList<>(LedgerReads.all(FEES, with(CNY, "from", middle.toString()), 100));
    assertBalancesRun(after, both);
    both.addAll(LedgerReads.all(FEES, with(CNY, "to", middle.toString()), 100));
    assertThat(both).isEqualTo(LedgerReads.all(FEES, CNY, 100));
  }

  @Test
  void itClosesWithTheAccountsPostedBalance() {
    JsonNode account = LedgerReads.get("/accounts/gateway:stripe", Map.of());
    for (JsonNode balance : account.get("balances")) {
      JsonNode statement =
          LedgerReads.get(
              "/accounts/gateway:stripe/statement",
              Map.of("currency", balance.get("currency").asText()));
      assertThat(statement.get("closingBalance")).isEqualTo(balance.at("/posted/balance"));
    }
  }

  @Test
  void asCsvItIsTheSame() throws IOException {
    String csv =
        given()
            .accept("text/csv")
            .queryParams(CNY)
            .get(FEES)
            .then()
            .statusCode(200)
            .header("Content-Type", containsString("text/csv"))
            .header(
                "Content-Disposition", equalTo("attachment; filename=\"platform-fees-CNY.csv\""))
            .extract()
            .asString();
    assertThat(csv)
        .startsWith(
            "occurredAt,partition,offset,step,line,orderId,type,counterAccount,currency,debit,"
                + "credit,balance\r\n");
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser records = CSVParser.parse(csv, format)) {
      assertThat(records.stream().map(StatementTest::fields).toList())
          .isEqualTo(LedgerReads.all(FEES, CNY, 100).stream().map(StatementTest::fields).toList());
    }
    assertThat(given().queryParams(with(CNY, "format", "csv")).get(FEES).asString()).isEqualTo(csv);
  }

  /** RFC 9110 section 12.5.1: the list of what is accepted may be empty. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "*/*;q=x", ",", "text/csv;q=0, application/json", "*/*"})
  void withoutAPreferenceItIsJson(String accept) {
    given()
        .header("Accept", accept)
        .queryParams(CNY)
        .get(FEES)
        .then()
        .statusCode(200)
        .contentType("application/json");
  }

  @Test
  void anAccountWithOneCurrencyNeedsNotNameIt() {
    OrderEvents order = OrderEvents.of("single-buyer", "single-supplier", 1_000, "EUR");
    log.write(order.placed(), workload.moment());
    log.write(order.authorized("stripe", 10), Instant.parse("2026-11-22T12:00:00Z"));
    log.awaitConsumed();
    JsonNode statement = LedgerReads.get("/accounts/supplier:single-supplier/statement", Map.of());
    JsonNode line = statement.get("data").get(0);
    assertThat(statement.get("currency").asText()).isEqualTo("EUR");
    assertThat(line.get("credit").asLong()).isEqualTo(990);
    assertThat(line.has("debit")).isFalse();
    assertThat(line.get("balance").asLong()).isEqualTo(-990);
    assertThat(line.get("counterAccount").asText()).isEqualTo("buyer:single-buyer");
    assertThat(line.get("type").asText()).isEqualTo("PaymentAuthorized");
    assertThat(line.get("orderId").asText()).isEqualTo(order.orderId());

    log.write(
        OrderEvents.of("single-buyer", "single-supplier", 1_000, "USD").placed(),
        workload.moment());
    log.awaitConsumed();
    given()
        .get("/accounts/supplier:single-supplier/statement")
        .then()
        .statusCode(400)
        .body("code", equalTo("currency_missing"))
        .body("detail", containsString("EUR, USD"));
  }

  private static void assertBalancesRun(JsonNode statement, List<JsonNode> lines) {
    long balance = statement.get("closingBalance").asLong();
    for (JsonNode line : lines) {
      assertThat(line.get("balance").asLong()).isEqualTo(balance);
      balance -= line.path("debit").asLong() - line.path("credit").asLong();
    }
    assertThat(balance).isEqualTo(statement.get("openingBalance").asLong());
  }

  private static Map<String, String> fields(CSVRecord line) {
    Map<String, String> fields = new HashMap<>(line.toMap());
    assertThat(fields.remove("currency")).isEqualTo("CNY");
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  private static Map<String, String> fields(JsonNode line) {
    Map<String, String> fields = new HashMap<>();
    line.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }

  private static String offsets(JsonNode answer) {
    return answer.at("/asOf/offsets").properties().stream()
        .map(offset -> offset.getKey() + ":" + offset.getValue())
        .collect(Collectors.joining(","));
  }

  private static Map<String, String> limited(Map<String, String> query, int limit) {
    return with(query, "limit", String.valueOf(limit));
  }

  private static Map<String, String> with(Map<String, String> query, String name, String value) {
    Map<String, String> more = new HashMap<>(query);
    more.put(name, value);
    return more;
  }
}
