package dev.quittance.ledger.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.topic.BoundedConsumer;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.kit.log.LogClients;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Records that are a few bytes in a fetch, and hundreds of megabytes together. It comes late, as
 * every replay after it would go through them.
 */
@LedgerTest
@Order(Integer.MAX_VALUE)
class CompressedRecordsTest {

  private static final TopicPartition PARTITION =
      new TopicPartition(OrderEventsTopic.DEFAULT_NAME, 0);
  private static final int RECORDS = 60;
  private static final byte[] LARGE = new byte[900_000];

  @Inject LedgerLog log;
  @Inject LogClients clients;
  @Inject Ledger ledger;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @Test
  void aPollHoldsFewOfThemAndNoneIsLost() throws Exception {
    long first = send();
    try (Consumer<byte[], byte[]> consumer = clients.newLoneConsumer(Map.of())) {
      consumer.assign(List.of(PARTITION));
      consumer.seek(PARTITION, first);
      long next = first;
      while (next < first + RECORDS) {
        List<ConsumerRecord<byte[], byte[]>> polled =
            consumer.poll(Duration.ofSeconds(5)).records(PARTITION);
        assertThat(polled).hasSizeBetween(1, BoundedConsumer.POLL_BYTES / LARGE.length);
        for (ConsumerRecord<byte[], byte[]> one : polled) {
          assertThat(one.offset()).isEqualTo(next++);
        }
      }
    }

    log.awaitConsumed();
    assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
    given()
        .contentType("application/json")
        .body("{\"reason\":\"a test\",\"filter\":{\"partition\":0}}")
        .post("/parked-events/discard")
        .then()
        .statusCode(202);
  }

  /** The offset of the first. */
  private long send() throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", brokers, "compression.type", "zstd", "linger.ms", 50);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      Future<RecordMetadata> first = send(producer);
      for (int i = 1; i < RECORDS; i++) {
        var unused = send(producer);
      }
      producer.flush();
      return first.get().offset();
    }
  }

  private static Future<RecordMetadata> send(Producer<byte[], byte[]> producer) {
    return producer.send(
        new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), null, LARGE));
  }
}
