package dev.quittance.ledger.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.kit.database.SessionLock;
import dev.quittance.kit.log.LogClients;
import dev.quittance.ledger.replay.run.ReplayLock;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.testkit.identity.Tokens;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What replays and discards need beyond a role. */
@LedgerTest
class LedgerStepUpTest {

  private static final String ONE_FACTOR = Tokens.of("olivia", "ops");
  private static final String FRESH = Tokens.withSecondFactor("olivia", "ops");
  private static final String STALE =
      Tokens.withSecondFactor(Instant.now().minus(Duration.ofMinutes(6)), "olivia", "ops");

  @Inject Ledger ledger;
  @Inject LedgerLog log;
  @Inject LogClients clients;
  @Inject ReplayLock lock;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // body; with one factor, with a stale second one, with a fresh one
        "{'mode':'verify'}; 201; 201; 201",
        "{'mode':'rebuild'}; 201; 201; 201",
        "{'mode':'rebuild','acceptDifferences':'known'}; 401; 401; 202",
        "{'mode':'verify','acceptDifferences':'known'}; 422; 422; 422",
      },
      quoteCharacter = '"')
  void whatAReplayNeeds(String body, int oneFactor, int stale, int fresh) {
    assertThat(replay(ONE_FACTOR, body)).isEqualTo(oneFactor);
    assertThat(replay(STALE, body)).isEqualTo(stale);
    assertThat(replay(FRESH, body)).isEqualTo(fresh);
  }

  @Test
  void aRebuildThatMaySwitchToAnotherLedgerRunsOnceWhenAnotherHasApprovedIt() {
    String body = "{\"mode\":\"rebuild\",\"acceptDifferences\":\"ticket 4711\"}";
    Response asked = post(FRESH, "/replays", body);
    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(asked.<String>path("reason")).isEqualTo("ticket 4711");
    assertThat(asked.<Object>path("worth")).isNull();
    Ledger.approve(asked.path("id"));
    Response started = post(FRESH, "/replays", body);
    assertThat(started.statusCode()).isEqualTo(201);
    assertThat(ledger.await(started.header("Location")).getString("status")).isEqualTo("SUCCEEDED");
    assertThat(post(FRESH, "/replays", body).statusCode()).isEqualTo(202);
    assertThat(given().get("/replays?limit=1").<String>path("data[0].id"))
        .isEqualTo(started.path("id"));
  }

  @Test
  void anApprovalIsNotUsedUpByAReplayThatCannotStart() throws SQLException {
    String body = "{\"mode\":\"rebuild\",\"acceptDifferences\":\"ticket 4712\"}";
    String id = post(FRESH, "/replays", body).path("id");
    Ledger.approve(id);
    try (SessionLock.Held other = lock.tryAcquire().orElseThrow()) {
      assertThat(post(FRESH, "/replays", body).statusCode()).isEqualTo(409);
      other.requireHeld();
    }
    assertThat(given().get("/approvals/" + id).<String>path("status")).isEqualTo("APPROVED");
    Response started = post(FRESH, "/replays", body);
    assertThat(started.statusCode()).isEqualTo(201);
    ledger.await(started.header("Location"));
  }

  @Test
  void aDiscardNeedsASecondFactor() throws SQLException {
    String id = parked();
    String path = "/parked-events/" + id + "/discard";
    String body = "{\"reason\":\"a test\"}";
    assertThat(post(ONE_FACTOR, path, body).statusCode()).isEqualTo(401);
    assertThat(post(STALE, path, body).statusCode()).isEqualTo(401);
    Response done = post(FRESH, path, body);
    assertThat(done.statusCode()).isEqualTo(202);
    assertThat(done.<String>path("decision")).isEqualTo("DISCARDED");
    assertThat(post(ONE_FACTOR, "/parked-events/0-999999/discard", body).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aDiscardOfManyNeedsASecondFactor() throws SQLException {
    parked();
    String body = "{\"reason\":\"a test\",\"filter\":{}}";
    assertThat(post(ONE_FACTOR, "/parked-events/discard", body).statusCode()).isEqualTo(401);
    assertThat(post(STALE, "/parked-events/discard", body).statusCode()).isEqualTo(401);
    Response done = post(FRESH, "/parked-events/discard", body);
    assertThat(done.statusCode()).isEqualTo(202);
    assertThat(done.<Integer>path("discarded")).isPositive();
  }

  /** A record of no order; its id. */
  private String parked() throws SQLException {
    byte[] key = "no order".getBytes(StandardCharsets.UTF_8);
    try (Producer<byte[], byte[]> producer = clients.newProducer()) {
      var unused = producer.send(new ProducerRecord<>(OrderEventsTopic.DEFAULT_NAME, 0, key, key));
      producer.flush();
    }
    log.awaitConsumed();
    return ledger.query(
        "SELECT partition || '-' || max(\"offset\") FROM parked_event WHERE record_key = 'no order'"
            + " AND decision IS NULL GROUP BY partition");
  }

  private int replay(String token, String body) {
    Response answer = post(token, "/replays", body.replace('\'', '"'));
    if (answer.statusCode() == 201) {
      ledger.await(answer.header("Location"));
    }
    return answer.statusCode();
  }

  private static Response post(String token, String path, String body) {
    return given().auth().oauth2(token).contentType("application/json").body(body).post(path);
  }
}
