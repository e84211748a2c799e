package dev.quittance.kit.intake;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.kit.delivery.Database;
import dev.quittance.kit.delivery.Effects;
import dev.quittance.kit.delivery.KitLog;
import dev.quittance.kit.delivery.Orders;
import dev.quittance.kit.log.EventKitConfig;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of producers that are not ours: in transactions, and in compressed batches. */
@QuarkusTest
class TransactionsTest {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  @Inject KitLog log;
  @Inject Effects effects;
  @Inject Database database;
  @Inject EventKitConfig config;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  @SuppressWarnings("NullAway.Init") // injected
  String brokers;

  private final EventCodec codec = new EventCodec();
  private final String order = Orders.next();
  private final String transactionalId = "test-" + UUID.randomUUID();

  @Test
  void anAbortedEventHasNoEffectAndACommittedOneHas() throws Exception {
    EventEnvelope committed = envelope();
    try (Producer<byte[], byte[]> producer = transactional()) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(placed()).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(toRecord(committed)).get();
      producer.commitTransaction();
    }
    awaitTransactionsEnd();
    String last = log.publishEach(Orders.failed(order)).getFirst();
    await().atMost(LIMIT).until(() -> effects.of(order).size() == 2);
    assertThat(effects.of(order)).containsExactly(committed.eventId(), last);
    assertThat(
            database.number(
                "SELECT count(*) FROM parked_event WHERE record_key = convert_to(?, 'UTF8')",
                order))
        .isZero();
  }

  @Test
  void readinessSaysThatAnOpenTransactionHoldsEventsBack() throws Exception {
    try (Producer<byte[], byte[]> producer = transactional()) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(placed()).get();
      int partition = log.partitionOf(order);
      await()
          .atMost(LIMIT)
          .untilAsserted(() ->
              assertThat(get("/q/health/ready").then().statusCode(503).extract().asString())
                  .contains(String.format(Locale.ROOT, "\"partition %d\"", partition))
                  .contains("for a transaction that has been open for"));
      assertThat(effects.of(order)).isEmpty();
      producer.commitTransaction();
    }
    awaitTransactionsEnd();
    log.publishEach(Orders.failed(order));
    await().atMost(LIMIT).until(() -> effects.of(order).size() == 2);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(get("/q/health/ready").then().extract().statusCode()).isEqualTo(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
  void batchesOfEveryCodecAreTaken(String compression) throws Exception {
    try (Producer<byte[], byte[]> producer = producer(Map.of("compression.type", compression))) {
      producer.send(placed()).get();
    }
    await().atMost(LIMIT).until(() -> effects.of(order).size() == 1);
  }

  private EventEnvelope envelope() {
    return new EventEnvelope(
        Ids.next(Ids.EVENT), Instant.now(), "/test", null, Orders.placed(order));
  }

  private ProducerRecord<byte[], byte[]> placed() {
    return toRecord(envelope());
  }

  private ProducerRecord<byte[], byte[]> toRecord(EventEnvelope envelope) {
    return new ProducerRecord<>(
        config.topic().name(),
        null,
        codec.key(envelope.event()),
        codec.payload(envelope.event()),
        codec.headers(envelope));
  }

  private Producer<byte[], byte[]> transactional() {
    return producer(Map.of("transactional.id", transactionalId));
  }

  /**
   * The broker writes a transaction's end after it has answered; its successor waits for that. An
   * event that is published then is the last record of the log, as other tests expect it to be.
   */
  private void awaitTransactionsEnd() {
    try (Producer<byte[], byte[]> next = transactional()) {
      next.initTransactions();
    }
  }

  private Producer<byte[], byte[]> producer(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("bootstrap.servers", brokers);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
