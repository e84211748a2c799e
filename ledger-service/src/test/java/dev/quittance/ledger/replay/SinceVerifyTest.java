package dev.quittance.ledger.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Story;
import dev.quittance.ledger.support.Workload;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A verify that begins where the last one ended. */
@LedgerTest
class SinceVerifyTest {

  private static final String FULL = "{\"mode\":\"verify\"}";
  private static final String SINCE_LAST = "{\"mode\":\"verify\",\"since\":\"last\"}";
  private static final long SEED = Long.getLong("quittance.seed", 20_261_126L);

  @Inject LedgerLog log;
  @Inject Ledger ledger;

  @Test
  void whatCameAfterAProofIsProvenFromThere() {
    Workload workload = new Workload(SEED, "since");
    workload.run(log, 40);
    log.awaitConsumed();
    JsonPath full = identical(FULL);
    assertThat(full.getString("report.since")).isNull();
    AtomicReference<String> before = new AtomicReference<>(full.getString("id"));
    AtomicInteger proofs = new AtomicInteger();
    Runnable prove =
        () -> {
          log.awaitConsumed();
          JsonPath since = identical(SINCE_LAST);
          assertThat(since.getString("report.since.replay"))
              .isEqualTo(before.getAndSet(since.getString("id")));
          assertThat(since.getList("report.since.proofs")).hasSize(proofs.incrementAndGet());
          assertThat(since.getBoolean("report.since.proofs[-1].full")).isTrue();
          assertThat(since.getString("report.since.heads.'0'.chainHash")).hasSize(64);
        };
    for (int round = 0; round < 3; round++) {
      workload.run(log, 40, 3, prove);
      prove.run(); // what was parked is decided on
    }
    JsonPath again = identical(SINCE_LAST);
    assertThat(again.getLong("report.events")).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE posting_gN SET amount = amount + 1 WHERE IT                   | posting | position | entries
          DELETE FROM posting_gN WHERE IT                                      | posting | position | entries
          INSERT INTO posting_gN SELECT position + 9, occurred_at, debit_account, credit_account, 1 FROM posting_gN WHERE IT | posting | position | entries
          UPDATE journal_entry_gN SET status = (status + 1) % 5 WHERE IT       | journal_entry | position | entries
          DELETE FROM journal_entry_gN WHERE IT                                | journal_entry | position | entries
          UPDATE transaction_gN SET supplier = buyer WHERE IT                  | transaction | last_position | transactions
          UPDATE transaction_gN SET last_position = partition_of(last_position)::bigint << 53 WHERE IT | transaction | last_position | transactions
          DELETE FROM transaction_gN WHERE IT                                  | transaction | last_position | transactions
          UPDATE balance_gN SET posted_debits = posted_debits + 7 WHERE ctid = (SELECT min(ctid) FROM balance_gN) | balance | - | accounts
          DELETE FROM balance_gN WHERE ctid = (SELECT max(ctid) FROM balance_gN WHERE posted_debits > 0) | balance | - | accounts
          """)
  void rowsOfAfterTheProofAndAllBalancesThatWereChangedAreFound(
      String tampering, String kind, String position, String where) throws SQLException {
    String proof = lastProof();
    log.writeAndWait(new Story(System.nanoTime()).orders(20));
    int generation = ledger.liveGeneration();
    String table = kind + "_g" + generation;
    String it =
        "ctid = (SELECT t.ctid FROM %1$s AS t JOIN proof_head AS h ON h.partition ="
            + " partition_of(t.%2$s) AND offset_of(t.%2$s) >= h.next_offset JOIN replay AS r ON"
            + " r.id = h.replay ORDER BY r.started_at DESC, t.%2$s LIMIT 1)";
    String sql =
        tampering.replace("_gN", "_g" + generation).replace("IT", it.formatted(table, position));
    ledger.execute("CREATE TABLE as_it_was AS TABLE " + table);
    try {
      assertThat(ledger.execute(sql)).isPositive();
      JsonPath replay = ledger.replay(SINCE_LAST);
      assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("DIFFERENT");
      assertThat(replay.getList("report." + where)).as(replay.prettify()).isNotEmpty();
      assertThat(replay.getString("report.since.replay")).isEqualTo(proof);
    } finally {
      ledger.execute(
          "DELETE FROM %1$s; INSERT INTO %1$s TABLE as_it_was; DROP TABLE as_it_was"
              .formatted(table));
    }
    assertThat(identical(SINCE_LAST).getString("report.since.replay"))
        .as("what was not identical proves nothing")
        .isEqualTo(proof);
  }

  @Test
  void aPostingOfBeforeTheProofThatWasChangedIsForAFullVerify() throws SQLException {
    log.writeAndWait(new Story(System.nanoTime()).orders(10));
    identical(FULL);
    String table = "posting_g" + ledger.liveGeneration();
    String it = "WHERE ctid = (SELECT min(ctid) FROM " + table + ")";
    ledger.execute("CREATE TABLE as_it_was AS TABLE " + table);
    try {
      ledger.execute("UPDATE " + table + " SET amount = amount + 1 " + it);
      assertThat(ledger.replay(SINCE_LAST).getString("status")).isEqualTo("SUCCEEDED");
      assertThat(ledger.replay(FULL).getString("status")).isEqualTo("DIFFERENT");
    } finally {
      ledger.execute(
          "DELETE FROM %1$s; INSERT INTO %1$s TABLE as_it_was; DROP TABLE as_it_was"
              .formatted(table));
    }
  }

  @Test
  void afterARebuildNothingIsProven() {
    identical(FULL);
    assertThat(ledger.replay("{\"mode\":\"rebuild\"}").getString("status")).isEqualTo("SUCCEEDED");
    ledger
        .start(SINCE_LAST)
        .then()
        .statusCode(409)
        .body("code", equalTo("nothing_proven"))
        .body("detail", containsString("full verify"));
    identical(FULL);
    identical(SINCE_LAST);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"mode":"verify","since":"rpl_1"}
          {"mode":"verify","since":""}
          {"mode":"rebuild","since":"last"}
          """)
  void sinceIsLastAndBelongsToAVerify(String body) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/replays")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("since"));
  }

  /** What the test before this one has proven, or all that is there now. */
  private String lastProof() {
    JsonPath newest = given().get("/replays?limit=1").jsonPath();
    if ("VERIFY".equals(newest.getString("data[0].mode"))
        && "IDENTICAL".equals(newest.getString("data[0].result"))) {
      return newest.getString("data[0].id");
    }
    log.writeAndWait(new Story(System.nanoTime()).orders(20));
    return identical(FULL).getString("id");
  }

  private JsonPath identical(String request) {
    JsonPath replay = ledger.replay(request);
    assertThat(replay.getString("result")).as(replay.prettify()).isEqualTo("IDENTICAL");
    return replay;
  }
}
