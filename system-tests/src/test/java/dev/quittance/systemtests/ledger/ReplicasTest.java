package dev.quittance.systemtests.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.Rounds;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Reply;
import dev.quittance.systemtests.cluster.Ledgers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two ledgers share the partitions, with no lock between them. */
class ReplicasTest {

  private static Ledgers ledgers;
  private static ConsumerGroup group;
  private static OrderWriter log;
  private static LedgerProbe first;
  private static LedgerProbe second;

  @BeforeAll
  static void start() {
    ledgers =
        Ledgers.start(
            2,
            Map.of(
                "quittance.ledger.replay.sweep-interval",
                "1s",
                "quittance.ledger.replay.silent-replay-limit",
                "4s"));
    group = new ConsumerGroup(ledgers);
    log = new OrderWriter(ledgers.bootstrapServers());
    first = new LedgerProbe(ledgers, 0);
    second = new LedgerProbe(ledgers, 1);
  }

  @AfterAll
  static void end() {
    log.close();
    group.close();
    ledgers.close();
  }

  @BeforeEach
  void bothOwnPartitions() {
    group.awaitOwners(2);
  }

  @Test
  void theOtherTakesOverAndClearsUpAfterOneThatIsKilledInARebuildWhileEventsFlow()
      throws SQLException {
    log.paidOrders(50); // a rebuild of an empty log has nothing to be held at
    second.awaitConsumed();
    int live = first.liveGeneration();
    ScheduledExecutorService traffic = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> writing;
    String path;
    try (HeldRebuild rebuild = HeldRebuild.at(CrashPoint.INDEX, ledgers, first, log)) {
      path = rebuild.path();
      long before = second.gatewayBalance();
      writing = traffic.scheduleAtFixedRate(() -> log.paidOrders(10), 0, 50, TimeUnit.MILLISECONDS);
      await().until(() -> second.gatewayBalance() > before);
      ledgers.kill(0);
      first.endConnections(Ledgers.name(0));
    }
    group.awaitOwners(1);
    assertThat(writing.isDone()).as("the log could not be written").isFalse();
    traffic.close();

    assertExactlyOnce();
    await()
        .untilAsserted(() -> {
          assertThat(second.query("SELECT status FROM replay WHERE status = 'RUNNING'")).isEmpty();
          assertThat(second.leftovers()).isEmpty();
        });
    assertThat(second.replay(path).path("status").asText()).isEqualTo("FAILED");
    assertThat(second.liveGeneration()).isEqualTo(live);
    second.assertSucceeds("rebuild");
    ledgers.restart(0);
  }

  @Test
  void anOwnerFrozenInItsBatchHoldsUpNobodyAndCommitsNothing() throws SQLException {
    String live = "posting_g" + first.liveGeneration();
    try (HeldLock brake = HeldLock.on(ledgers, "LOCK TABLE " + live + " IN SHARE MODE")) {
      log.paidOrders(100);
      await().until(() -> isInBatch(0) && isInBatch(1));
      ledgers.freeze(0);
    }
    group.awaitOwners(1);
    assertExactlyOnce();

    JsonNode heads = second.http().get("/chain-heads").expect(200);
    ledgers.thaw(0);
    group.awaitOwners(2);
    ledgers.awaitReady();
    assertThat(second.http().get("/chain-heads").expect(200)).isEqualTo(heads);
    log.paidOrders(50);
    assertExactlyOnce();
  }

  @Test
  void ofTwoRebuildsStartedAtOnceOneIsRefusedWithTheOthersId() {
    for (int round = 0; round < Rounds.upTo(3); round++) {
      List<CompletableFuture<Reply>> starts =
          List.of(
              CompletableFuture.supplyAsync(() -> rebuild(first)),
              CompletableFuture.supplyAsync(() -> rebuild(second)));
      List<Reply> replies = starts.stream().map(CompletableFuture::join).toList();
      assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(201, 409);
      String id = of(replies, 201).path("id").asText();
      assertThat(of(replies, 409).path("code").asText()).isEqualTo("replay_running");
      assertThat(of(replies, 409).path("detail").asText()).contains(id);
      assertThat(second.awaitEnd("/replays/" + id).path("status").asText()).isEqualTo("SUCCEEDED");
      assertThat(first.awaitEnd("/replays/" + id).path("status").asText()).isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void commandsAtBothReplicasMakeOneAuditTrail() {
    long before = first.http().get("/audit/head").expect(200).path("sequence").asLong();
    List<CompletableFuture<Void>> staff =
        Stream.of(first, second)
            .map(ledger ->
                CompletableFuture.runAsync(() -> {
                  JsonHttp http = ledger.http().as(Caller.OPS.withSecondFactor());
                  for (int i = 0; i < 20; i++) {
                    Map<String, Object> nothing = Map.of("reason", "a drill", "filter", Map.of());
                    http.post("/parked-events/discard", nothing).expect(202);
                  }
                }))
            .toList();
    staff.forEach(CompletableFuture::join);
    assertThat(second.http().get("/audit/head").expect(200).path("sequence").asLong())
        .isEqualTo(before + 40);
    CommandLine.Said verified = new CommandLine(second).run("audit", "verify");
    assertThat(verified.exitCode()).as(verified.text()).isZero();
  }

  @Test
  void theOtherEndsARebuildWhoseProcessIsFrozen() throws SQLException {
    log.paidOrders(50); // a rebuild of an empty log has nothing to be held at
    second.awaitConsumed();
    int live = second.liveGeneration();
    try (HeldRebuild rebuild = HeldRebuild.at(CrashPoint.INDEX, ledgers, first, log)) {
      ledgers.freeze(0);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() ->
              assertThat(second.replay(rebuild.path()).path("status").asText())
                  .isEqualTo("FAILED"));
    } finally {
      ledgers.thaw(0);
    }
    ledgers.awaitReady();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(second.leftovers()).isEmpty());
    assertThat(second.liveGeneration()).isEqualTo(live);
    group.awaitOwners(2);
    second.assertSucceeds("rebuild");
  }

  @Test
  void aReplayIsFollowedAndCancelledAtAnyReplica() throws SQLException {
    int live = first.liveGeneration();
    String path;
    try (HeldRebuild rebuild = HeldRebuild.at(CrashPoint.COMPARE, ledgers, first, log)) {
      path = rebuild.path();
      assertThat(second.replay(path).path("status").asText()).isEqualTo("RUNNING");
      second.http().post(path + "/cancel", Map.of()).expect(200);
    }
    assertThat(second.awaitEnd(path).path("status").asText()).isEqualTo("CANCELLED");
    assertThat(first.liveGeneration()).isEqualTo(live);
    await().untilAsserted(() -> assertThat(first.leftovers()).isEmpty());
  }

  private static void assertExactlyOnce() {
    second.awaitConsumed();
    assertThat(second.gatewayBalance()).isEqualTo(log.expectedGatewayBalance());
    second.assertSucceeds("verify");
  }

  private static boolean isInBatch(int replica) throws SQLException {
    return !second
        .query(
            """
            SELECT pid
              FROM pg_stat_activity
             WHERE application_name = '%s' AND wait_event_type = 'Lock'
               AND query ~ '(COPY|INSERT INTO) posting_g'
            """
                .formatted(Ledgers.name(replica)))
        .isEmpty();
  }

  private static Reply rebuild(LedgerProbe ledger) {
    return ledger.http().post("/replays", UUID.randomUUID().toString(), Map.of("mode", "rebuild"));
  }

  private static JsonNode of(List<Reply> replies, int status) {
    return replies.stream()
        .filter(reply -> reply.status() == status)
        .findFirst()
        .orElseThrow()
        .body();
  }
}
