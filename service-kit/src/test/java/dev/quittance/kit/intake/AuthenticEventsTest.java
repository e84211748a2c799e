package dev.quittance.kit.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.Publishers;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.contract.keys.KeyFile;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.kit.database.AfterCommit;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.delivery.Database;
import dev.quittance.kit.delivery.Effects;
import dev.quittance.kit.delivery.Orders;
import dev.quittance.kit.log.EventKeys;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.parking.ParkedEventStore;
import dev.quittance.testkit.log.TestKeys;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A service with keys, and events that are signed, forged, or signed by somebody it cannot check.
 */
@QuarkusTest
class AuthenticEventsTest {

  /** Far behind what the log has in any partition. */
  private static final long FIRST_OFFSET = 1L << 39;

  private static final String SELF = Publishers.LEDGER_SERVICE;
  private static final String ORDERS = Publishers.ORDER_SERVICE;
  private static final String PAYMENTS = Publishers.PAYMENT_SERVICE;

  @Inject Instance<EventConsumer> eventConsumer;
  @Inject SeenEventStore seenEvents;
  @Inject ParkedEventStore parkedEvents;
  @Inject LogClients log;
  @Inject AfterCommit afterCommit;
  @Inject Clock clock;
  @Inject Effects effects;
  @Inject Database database;
  @Inject AgroalDataSource dataSource;

  private final TestKeys keys = new TestKeys();
  private final EventCodec codec = new EventCodec();
  private final String order = Orders.next();
  private final LogPartition home =
      new LogPartition(
          LogPartition.of(order.getBytes(UTF_8), OrderEventsTopic.DEFAULT_PARTITIONS),
          OrderEventsTopic.DEFAULT_PARTITIONS);
  private long next = FIRST_OFFSET;

  @AfterEach
  void nothingStaysParked() {
    database.update("DELETE FROM parked_event WHERE \"offset\" >= ?", FIRST_OFFSET);
  }

  @Test
  void aForgedEventHasNoEffectAndTakesNoIdAway() {
    EventEnvelope placed = envelope(ORDERS, Orders.placed(order));
    EventEnvelope failed = envelope(PAYMENTS, Orders.failed(order));
    consume(placed, ORDERS);
    consume(failed, ORDERS); // the id of an event to come, by whoever could guess it
    consume(failed, null);
    consume(failed, PAYMENTS);
    assertThat(effects.of(order)).containsExactly(placed.eventId());
    assertThat(reasons()).containsExactly("NOT_AUTHENTIC", "NOT_AUTHENTIC", "PARKED_BEHIND");

    decide(new ParkedEventRetried(order, SELF, FIRST_OFFSET + 1, "ops"), SELF);
    assertThat(reasons()).containsExactly("NOT_AUTHENTIC", "NOT_AUTHENTIC", "PARKED_BEHIND");
    decide(new ParkedEventDiscarded(order, SELF, FIRST_OFFSET + 1, "ops", "forged"), SELF);
    decide(new ParkedEventDiscarded(order, SELF, FIRST_OFFSET + 2, "ops", "forged"), SELF);
    assertThat(reasons()).isEmpty();
    assertThat(effects.of(order)).containsExactly(placed.eventId(), failed.eventId());
  }

  @Test
  void nobodyElseDecidesOnWhatThisServiceHasParked() {
    EventEnvelope placed = envelope(ORDERS, Orders.placed(order));
    consume(placed, null);
    Event discard = new ParkedEventDiscarded(order, SELF, FIRST_OFFSET, "somebody", "let me in");
    decide(discard, ORDERS);
    consume(envelope(SELF, discard), ORDERS);
    assertThat(reasons()).containsExactly("NOT_AUTHENTIC", "NOT_AUTHENTIC", "NOT_AUTHENTIC");
  }

  @Test
  void anEventThatWasParkedForAMissingKeyIsAppliedByARetryOnceTheKeyIsThere() {
    EventEnvelope placed = envelope(ORDERS, Orders.placed(order));
    EventEnvelope failed = envelope(PAYMENTS, Orders.failed(order));
    String withoutPayments =
        keys.file(SELF)
            .lines()
            .filter(line -> !line.contains(" " + PAYMENTS + " " + SELF + " "))
            .collect(Collectors.joining("\n"));
    consume(placed, ORDERS);
    consume(withoutPayments, failed, PAYMENTS);
    consume(withoutPayments, failed, PAYMENTS); // published twice
    assertThat(reasons()).containsExactly("NOT_AUTHENTIC", "NOT_AUTHENTIC");
    decide(new ParkedEventRetried(order, SELF, FIRST_OFFSET + 1, "ops"), SELF);
    assertThat(reasons()).isEmpty();
    assertThat(effects.of(order)).containsExactly(placed.eventId(), failed.eventId());
  }

  private void decide(Event decision, String publisher) {
    consume(envelope(publisher, decision), publisher);
  }

  private void consume(EventEnvelope envelope, @Nullable String signer) {
    consume(keys.file(SELF), envelope, signer);
  }

  /** Consumes the next record, signed with the keys of that service or not at all. */
  private void consume(String keyFile, EventEnvelope envelope, @Nullable String signer) {
    byte[] key = codec.key(envelope.event());
    byte[] payload = codec.payload(envelope.event());
    List<Header> headers = codec.headers(envelope);
    if (signer != null) {
      headers.add(keys.signer(signer).sign(headers, key, payload));
    }
    var kafkaRecord =
        new ConsumerRecord<>(
            "topic",
            home.number(),
            next++,
            System.currentTimeMillis(),
            TimestampType.LOG_APPEND_TIME,
            key.length,
            payload.length,
            key,
            payload,
            new RecordHeaders(headers),
            Optional.empty());
    PerEventConsumer consumer = consumer(new EventKeys(SELF, KeyFile.parse(keyFile)));
    QuarkusTransaction.requiringNew()
        .call(() -> {
          try (Connection connection = dataSource.getConnection()) {
            RoundTrip reads = new RoundTrip();
            List<PartitionBatch> batch =
                List.of(new PartitionBatch(home.number(), 0, List.of(kafkaRecord)));
            BatchConsumer.Round round = consumer.begin(reads, batch);
            reads.send(connection);
            round.consume(connection);
            return true;
          }
        });
  }

  private PerEventConsumer consumer(EventKeys eventKeys) {
    return new PerEventConsumer(
        eventConsumer, seenEvents, parkedEvents, log, eventKeys, afterCommit, clock, SELF);
  }

  private List<String> reasons() {
    return database.texts(
        "SELECT reason FROM parked_event WHERE \"offset\" >= ? ORDER BY \"offset\"", FIRST_OFFSET);
  }

  private static EventEnvelope envelope(String publisher, Event event) {
    return new EventEnvelope(
        Ids.next(Ids.EVENT), Instant.now(), Publishers.source(publisher), null, event);
  }
}
