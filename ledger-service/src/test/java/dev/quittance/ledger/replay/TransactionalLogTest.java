package dev.quittance.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log in which producers that are not ours use transactions and compression. */
@LedgerTest
class TransactionalLogTest {

  @Inject LedgerLog log;
  @Inject Ledger ledger;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private final EventCodec codec = new EventCodec();
  private final String order = Ids.next(Ids.ORDER);

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
  void replaysAgreeWithTheLiveLedgerThatAbortedEventsAreNone(String compression) {
    EventEnvelope aborted = placed("buyer-of-aborted");
    EventEnvelope placed = placed("buyer-of-committed");
    String id = "test-" + UUID.randomUUID();
    try (Producer<byte[], byte[]> producer = transactional(id, compression)) {
      producer.initTransactions();
      transaction(producer, aborted, false);
      transaction(producer, placed, true);
      transaction(producer, failed(), false);
    }
    // The broker writes a transaction's end after it has answered; its successor waits for that.
    try (Producer<byte[], byte[]> next = transactional(id, compression)) {
      next.initTransactions();
    }
    log.writeAndWait(List.of(failed())); // behind the last transaction's end

    JsonPath transaction = RestAssured.get("/transactions/" + order).jsonPath();
    assertThat(transaction.getString("buyer")).isEqualTo("buyer-of-committed");
    assertThat(transaction.getString("status")).isEqualTo("FAILED");
    for (String mode : List.of("verify", "rebuild", "verify")) {
      JsonPath replay = ledger.replay("{\"mode\":\"" + mode + "\"}");
      assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("SUCCEEDED");
      assertThat(replay.getString("result")).isEqualTo("IDENTICAL");
    }
  }

  private void transaction(Producer<byte[], byte[]> producer, EventEnvelope event, boolean commit) {
    producer.beginTransaction();
    var unused =
        producer.send(
            new ProducerRecord<>(
                OrderEventsTopic.DEFAULT_NAME,
                null,
                codec.key(event.event()),
                codec.payload(event.event()),
                codec.headers(event)));
    producer.flush();
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.abortTransaction();
    }
  }

  private EventEnvelope placed(String buyer) {
    return envelope(
        new OrderPlaced(order, buyer, "supplier-1", Money.of(1_000, "CNY"), "pm_card_visa"));
  }

  private EventEnvelope failed() {
    return envelope(
        new PaymentFailed(
            order, Ids.next(Ids.PAYMENT), Ids.next(Ids.ATTEMPT), "stripe", "card_declined"));
  }

  private static EventEnvelope envelope(Event event) {
    return new EventEnvelope(Ids.next(Ids.EVENT), Instant.now(), "/test", null, event);
  }

  private Producer<byte[], byte[]> transactional(String id, String compression) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", brokers);
    settings.put("compression.type", compression);
    settings.put("transactional.id", id);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
