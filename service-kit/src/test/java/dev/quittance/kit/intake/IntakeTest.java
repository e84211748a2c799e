package dev.quittance.kit.intake;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.kit.delivery.Database;
import dev.quittance.kit.delivery.Effects;
import dev.quittance.kit.delivery.KitLog;
import dev.quittance.kit.delivery.Orders;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.trace.RecordSpans;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntakeTest {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  @Inject KitLog log;
  @Inject Effects effects;
  @Inject Database database;
  @Inject LogClients access;
  @Inject EventKitConfig config;
  @Inject OffsetStore offsets;
  @Inject AgroalDataSource dataSource;
  @Inject BatchConsumer batchConsumer;
  @Inject RecordSpans spans;
  @Inject IntakeMeters meters;

  private final String order = Orders.next();

  @AfterEach
  void everythingIsTakenAgain() {
    effects.acceptAll();
    log.awaitTaken();
    awaitReady();
  }

  @Test
  void aBatchForWhichThereWasNoMemoryIsRetriedAndIntakeGoesOn() {
    String order = Orders.next();
    effects.exhaust(order);
    log.publish(Orders.placed(order));
    log.awaitTaken();
    assertThat(effects.of(order)).hasSize(1);
    assertThat(effects.timesOf(order)).hasSize(2);
  }

  @Test
  void aFailingHandlerLeavesNeitherEffectNorOffsetAndTheBatchComesAgain() {
    log.awaitTaken();
    int partition = log.partitionOf(order);
    long before = log.storedOffset(partition);
    effects.fail(order);
    List<String> ids = log.publishEach(Orders.placed(order), Orders.failed(order));
    awaitUnready("consuming fails for " + order);

    String other = orderElsewhere(partition);
    log.publish(Orders.placed(other));
    await().atMost(LIMIT).until(() -> effects.of(other).size() == 1);
    awaitUnready("consuming fails for " + order);
    assertThat(effects.of(order)).isEmpty();
    assertThat(log.storedOffset(partition)).isEqualTo(before);

    effects.acceptAll();
    awaitReady();
    log.awaitTaken();
    assertThat(effects.of(order)).isEqualTo(ids);
    assertThat(log.storedOffset(partition)).isEqualTo(before + 2);
  }

  @Test
  void anOwnerWhoseOffsetMovedIsFencedAndGoesOnFromTheStoredOne() {
    List<String> ids = log.publishEach(Orders.placed(order), Orders.failed(order));
    log.awaitTaken();
    forget(ids);
    int partition = log.partitionOf(order);
    log.moveStoredOffset(partition, log.storedOffset(partition) - 2);

    String third = log.publishEach(Orders.failed(order)).getFirst();
    log.awaitTaken();
    assertThat(effects.of(order)).containsExactly(ids.getFirst(), ids.getLast(), third);
  }

  @Test
  void anAssignedPartitionGoesOnFromTheDatabaseNotFromTheGroupsCommittedOffset() throws Exception {
    List<String> ids = log.publishEach(Orders.placed(order));
    log.awaitTaken();
    forget(ids);
    int partition = log.partitionOf(order);
    log.moveStoredOffset(partition, log.storedOffset(partition) - 1);

    try (Loop other = new Loop()) {
      await().atMost(LIMIT).until(() -> effects.of(order).size() == 1);
    }
  }

  @Test
  void rebalancesWhileEventsFlowLoseAndDoubleNothing() throws Exception {
    Set<String> orders = new HashSet<>();
    List<String> published = new ArrayList<>();
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<?> rebalancing = other.submit(() -> comeAndGo(3));
      while (!rebalancing.isDone()) {
        String each = Orders.next();
        orders.add(each);
        published.addAll(log.publishEach(Orders.placed(each), Orders.failed(each)));
      }
      rebalancing.get();
    }
    log.awaitTaken();
    List<String> taken = orders.stream().flatMap(each -> effects.of(each).stream()).toList();
    assertThat(taken).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void aDuplicateIsDroppedBesideTheFirstAndLongAfterIt() {
    var envelope = log.publish(Orders.placed(order)).getFirst();
    log.awaitTaken();
    log.send(envelope, 2);
    String last = log.publishEach(Orders.failed(order)).getFirst();
    log.awaitTaken();
    assertThat(log.idsOf(order)).hasSize(4);
    assertThat(effects.of(order)).containsExactly(envelope.eventId(), last);
  }

  @Test
  void anOffsetBeyondTheLogIsNotResetButShown() {
    log.publish(Orders.placed(order));
    log.awaitTaken();
    int partition = log.partitionOf(order);
    long stored = log.storedOffset(partition);
    log.moveStoredOffset(partition, stored + 1_000);
    try {
      log.publish(Orders.failed(order));
      awaitUnready(
          String.format(
              Locale.ROOT, "partition %d is consumed up to offset %d", partition, stored + 1_000));
      assertThat(log.storedOffset(partition)).isEqualTo(stored + 1_000);
      assertThat(effects.of(order)).hasSize(1);
    } finally {
      log.moveStoredOffset(partition, stored);
    }
    log.awaitTaken();
    assertThat(effects.of(order)).hasSize(2);
  }

  private String orderElsewhere(int partition) {
    return Stream.generate(Orders::next)
        .filter(each -> log.partitionOf(each) != partition)
        .findFirst()
        .orElseThrow();
  }

  /** As if the events had never been taken. */
  private void forget(List<String> ids) {
    for (String id : ids) {
      database.update("DELETE FROM effect WHERE event_id = ?", id);
      database.update("DELETE FROM seen_event WHERE event_id = substr(?, 5)::uuid", id);
    }
  }

  private boolean comeAndGo(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      try (Loop _ = new Loop()) {
        awaitMoreEffects(30);
      }
      awaitMoreEffects(10);
    }
    return true;
  }

  private void awaitMoreEffects(int count) {
    long enough = database.number("SELECT count(*) FROM effect") + count;
    await().atMost(LIMIT).until(() -> database.number("SELECT count(*) FROM effect") >= enough);
  }

  private static void awaitUnready(String reason) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(get("/q/health/ready").then().statusCode(503).extract().asString())
                .contains(reason));
  }

  private static void awaitReady() {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> {
          var answer = get("/q/health/ready");
          assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        });
  }

  /** Another member of the service's group: partitions move when it comes and when it goes. */
  private final class Loop implements AutoCloseable {

    private final IntakeLoop loop =
        new IntakeLoop(
            "another", access, config, offsets, dataSource, batchConsumer, meters, spans);
    private final Thread thread = Thread.ofPlatform().start(loop);

    @Override
    public void close() throws InterruptedException {
      loop.stop();
      assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }
  }
}
