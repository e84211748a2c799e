package dev.quittance.ledger.api.statement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.ledger.api.snapshot.AsOfParameters;
import dev.quittance.ledger.query.statement.AccountStatement;
import dev.quittance.ledger.query.statement.AccountStatement.Mark;
import dev.quittance.ledger.query.statement.StatementLine;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.Generations;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Story;
import dev.quittance.testkit.identity.Tokens;
import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever becomes of the ledger meanwhile: an answer is of one ledger, or visibly broken off. It
 * comes late, as every replay after it would go through its thousands of events.
 */
@LedgerTest
@Order(Integer.MAX_VALUE - 3)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneLedgerTest {

  private static final String FEES = "platform:fees";

  @Inject LedgerLog log;
  @Inject Ledger ledger;
  @Inject StatementPages pages;
  @Inject Generations generations;
  @Inject AgroalDataSource dataSource;

  @BeforeEach
  void someOrders() {
    log.writeAndWait(new Story(System.identityHashCode(this)).orders(60));
  }

  @Test
  void piecesOfAStatementComeFromTheGenerationItBeganWith() throws SQLException {
    StatementPages.Whole whole =
        pages.whole(FEES, listRequest(), new AsOfParameters(null, null, null));
    List<StatementLine> before = whole.lines(whole.mark(), 1_000);
    List<StatementLine> pieces = new ArrayList<>(whole.lines(whole.mark(), 5));
    int generation = ledger.liveGeneration();
    spoil();
    log.writeAndWait(new Story(77).orders(20));
    pieces.addAll(whole.lines(after(pieces), 995));
    assertThat(pieces).isEqualTo(before);

    drop(generation);
    assertThatThrownBy(() -> whole.lines(after(pieces.subList(0, 5)), 5))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("ledger_changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/accounts", "/transactions", "/accounts?asOf=2100-01-01T00:00:00Z"})
  void aListIsNotContinuedInAnotherLedger(String list) throws SQLException {
    String first = list + (list.contains("?") ? "&" : "?") + "limit=2";
    String cursor = given().get(first).then().statusCode(200).extract().path("nextCursor");
    given().get(first + "&cursor=" + cursor).then().statusCode(200);
    assertThat(ledger.replay("{\"mode\":\"rebuild\"}").getString("result")).isEqualTo("IDENTICAL");
    given().get(first + "&cursor=" + cursor).then().statusCode(200);
    spoil();
    given()
        .get(first + "&cursor=" + cursor)
        .then()
        .statusCode(409)
        .body("code", equalTo("ledger_changed"));
  }

  @Test
  void thePagesOfAListAsOfATimeAreOfOneState() {
    String first = "/accounts?limit=2&asOf=2100-01-01T00:00:00Z";
    JsonPath one = given().get(first).jsonPath();
    log.writeAndWait(new Story(78).orders(20));
    JsonPath two = given().get(first + "&cursor=" + one.getString("nextCursor")).jsonPath();
    assertThat(two.getMap("asOf.offsets")).isEqualTo(one.getMap("asOf.offsets"));
  }

  @Test
  void aCursorWithAnotherBalanceIsRefused() {
    String path = "/accounts/platform:fees/statement?currency=CNY&limit=2";
    String cursor = given().get(path).then().statusCode(200).extract().path("nextCursor");
    String altered = cursor.substring(0, 60) + (cursor.charAt(60) == 'A' ? 'B' : 'A');
    given()
        .get(path + "&cursor=" + altered + cursor.substring(61))
        .then()
        .statusCode(400)
        .body("code", equalTo("bad_cursor"));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aDownloadThatCannotBeCompletedDoesNotLookComplete() throws Exception {
    log.writeAndWait(new Story(79).orders(2_500));
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest download =
        HttpRequest.newBuilder(
                URI.create(
                    RestAssured.baseURI
                        + ":"
                        + RestAssured.port
                        + "/accounts/platform:fees/statement?currency=CNY&format=csv"))
            .header("Authorization", "Bearer " + Tokens.almighty())
            .build();
    assertThat(client.send(download, BodyHandlers.ofString()).body().lines().count())
        .isGreaterThan(StatementCsv.PIECE_LINES);
    ledger.execute(
        String.format(
            Locale.ROOT,
            """
            UPDATE journal_entry_g%1$d SET type = 99
             WHERE position = (SELECT p.position - line_of(p.position)
                                 FROM posting_g%1$d AS p JOIN account AS a ON a.id = p.credit_account
                                WHERE a.path = 'platform:fees' AND a.currency = 'CNY'
                                ORDER BY p.occurred_at, p.position LIMIT 1)
            """,
            ledger.liveGeneration()));
    try {
      assertThatThrownBy(() -> client.send(download, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    } finally {
      repair();
    }
  }

  /** Makes the ledger another one: the live generation is wrong, and the next one differs. */
  private void spoil() throws SQLException {
    ledger.execute(
        String.format(
            Locale.ROOT,
            "UPDATE balance_g%d SET posted_debits = posted_debits + 1",
            ledger.liveGeneration()));
    repair();
  }

  private void repair() {
    JsonPath replay =
        ledger.replay("{\"mode\":\"rebuild\",\"acceptDifferences\":\"tampered in a test\"}");
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("SUCCEEDED");
  }

  private void drop(int generation) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      generations.drop(connection, new GenerationTables(generation));
    }
  }

  private static Mark after(List<StatementLine> lines) {
    return AccountStatement.after(lines.getLast());
  }

  private static ListRequest listRequest() {
    return new StatementParameters("CNY", null, null)
        .listRequest(FEES, new PageParameters(null, null));
  }
}
