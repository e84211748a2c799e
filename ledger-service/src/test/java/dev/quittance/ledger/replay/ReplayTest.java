package dev.quittance.ledger.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.LogWriter;
import dev.quittance.ledger.support.Story;
import io.agroal.api.AgroalDataSource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LedgerTest
class ReplayTest {

  @Inject LogWriter log;
  @Inject AgroalDataSource dataSource;

  @BeforeEach
  void someOrders() {
    log.writeAndWait(new Story(System.identityHashCode(this)).orders(60));
  }

  @Test
  void verifyFindsTheLedgerIdenticalToTheLog() {
    JsonPath replay = run("{\"mode\":\"verify\"}");
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("SUCCEEDED");
    assertThat(replay.getString("result")).isEqualTo("IDENTICAL");
    assertThat(replay.getLong("report.events")).isPositive();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE posting_gN SET amount = amount + 1        | entries
          UPDATE posting_gN SET occurred_at = now()        | entries
          UPDATE journal_entry_gN SET status = (status + 1) % 5 | entries
          UPDATE journal_entry_gN SET chain_hash = sha256('x') | entries
          UPDATE journal_entry_gN SET event_id = gen_random_uuid() | entries
          DELETE FROM posting_gN                           | entries
          DELETE FROM journal_entry_gN                     | entries
          UPDATE balance_gN SET posted_debits = posted_debits + 7 | accounts
          DELETE FROM balance_gN                           | accounts
          UPDATE transaction_gN SET supplier = buyer       | transactions
          UPDATE transaction_gN SET status = (status + 1) % 5 | transactions
          UPDATE transaction_gN SET event_ids = '{}'       | transactions
          DELETE FROM transaction_gN                       | transactions
          UPDATE partition_head SET chain_hash = sha256('x') WHERE generation = N | chainHeads
          """)
  void verifyNamesEveryRowChangedBehindItsBack(String tampering, String where) throws SQLException {
    int generation = liveGeneration();
    String sql = tampering.replace("_gN", "_g" + generation).replace("= N", "= " + generation);
    if (!sql.contains("partition_head")) {
      String table = sql.replaceAll("^(UPDATE|DELETE FROM) (\\S+).*", "$2");
      sql += " WHERE ctid = (SELECT ctid FROM %s OFFSET 11 LIMIT 1)".formatted(table);
    }
    execute(sql);
    JsonPath replay = run("{\"mode\":\"verify\"}");
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("DIFFERENT");
    assertThat(replay.getList("report." + where)).as(replay.prettify()).isNotEmpty();
    repair();
  }

  @Test
  void rebuildSwitchesWhileEventsGoOnComing() throws Exception {
    int before = liveGeneration();
    AtomicBoolean stop = new AtomicBoolean();
    Story story = new Story(42);
    Thread traffic =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!stop.get()) {
                    log.write(story.orders(20));
                  }
                });
    JsonPath replay;
    try {
      replay = run("{\"mode\":\"rebuild\"}");
    } finally {
      stop.set(true);
      traffic.join();
    }
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("SUCCEEDED");
    assertThat(liveGeneration()).isGreaterThan(before);
    log.writeAndWait(story.orders(50));
    assertThat(run("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
  }

  @Test
  void aDifferenceBlocksTheSwitchUnlessItIsAccepted() throws SQLException {
    int before = liveGeneration();
    execute("UPDATE balance_g%d SET posted_debits = posted_debits + 1".formatted(before));
    assertThat(run("{\"mode\":\"rebuild\"}").getString("status")).isEqualTo("DIFFERENT");
    assertThat(liveGeneration()).isEqualTo(before);
    assertThat(generations()).doesNotContain("BUILDING");
    repair();
    assertThat(liveGeneration()).isGreaterThan(before);
    assertThat(run("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
  }

  private void repair() {
    JsonPath replay = run("{\"mode\":\"rebuild\",\"acceptDifferences\":\"tampered in a test\"}");
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("SUCCEEDED");
    assertThat(replay.getString("acceptDifferences")).isEqualTo("tampered in a test");
  }

  private JsonPath run(String request) {
    String location =
        given()
            .contentType(ContentType.JSON)
            .body(request)
            .post("/replays")
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !given().get(location).jsonPath().getString("status").equals("RUNNING"));
    return given().get(location).jsonPath();
  }

  private int liveGeneration() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT number FROM generation WHERE state = 'LIVE'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private List<String> generations() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT array_agg(state) FROM generation")) {
      row.next();
      return List.of((String[]) row.getArray(1).getArray());
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }
}
