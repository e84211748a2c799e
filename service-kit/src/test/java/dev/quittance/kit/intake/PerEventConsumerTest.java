package dev.quittance.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.delivery.Database;
import dev.quittance.kit.delivery.Effects;
import dev.quittance.kit.delivery.Orders;
import dev.quittance.kit.parking.ParkedEventStore;
import dev.quittance.kit.parking.Refusal;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What must not depend on where the log happens to be cut into batches. */
@QuarkusTest
class PerEventConsumerTest {

  /** Far behind what the log has in any partition. */
  private static final long FIRST_OFFSET = 1L << 38;

  @Inject PerEventConsumer consumer;
  @Inject ParkedEventStore parkedEvents;
  @Inject Effects effects;
  @Inject Database database;
  @Inject AgroalDataSource dataSource;

  private final EventCodec codec = new EventCodec();
  private final String order = Orders.next();
  private final LogPartition home =
      new LogPartition(
          LogPartition.of(
              order.getBytes(StandardCharsets.UTF_8), OrderEventsTopic.DEFAULT_PARTITIONS),
          OrderEventsTopic.DEFAULT_PARTITIONS);
  private final List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
  private int taken;

  @AfterEach
  void nothingStaysParked() {
    effects.acceptAll();
    database.update("DELETE FROM parked_event WHERE \"offset\" >= ?", FIRST_OFFSET);
  }

  @Test
  void aDuplicateInTheSameBatchIsDropped() {
    EventEnvelope placed = envelope(Orders.placed(order));
    add(placed);
    add(placed);
    take();
    assertThat(effects.of(order)).containsExactly(placed.eventId());
  }

  @Test
  void whatIsLoggedAfterAnEventIsNoPartOfItsTrace() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    add(
        new EventEnvelope(
            Ids.next(Ids.EVENT), Instant.now(), "/quittance/test", trace, Orders.placed(order)));
    take();
    assertThat(effects.of(order)).hasSize(1);
    assertThat(MDC.get("traceId")).isNull();
  }

  @Test
  void aParkedEventAndTheDecisionOnItCanShareABatch() {
    EventEnvelope placed = envelope(Orders.placed(order));
    EventEnvelope failed = envelope(Orders.failed(order));
    effects.refuse(placed.eventId(), RefusalCode.ORDER_UNKNOWN);
    add(placed);
    add(failed);
    take();
    assertThat(reasons()).containsExactly("ORDER_UNKNOWN", "PARKED_BEHIND");

    EventEnvelope later = envelope(Orders.failed(order));
    effects.acceptAll();
    add(later);
    add(envelope(new ParkedEventRetried(order, "kit-test", FIRST_OFFSET, "ops")));
    EventEnvelope last = envelope(Orders.failed(order));
    add(last);
    take();
    assertThat(reasons()).isEmpty();
    assertThat(effects.of(order))
        .containsExactly(placed.eventId(), failed.eventId(), later.eventId(), last.eventId());
  }

  @Test
  void anEventThatWasPublishedTwiceBeforeItCouldBeReadHasOneEffect() {
    EventEnvelope placed = envelope(Orders.placed(order));
    add(placed);
    add(placed);
    parkAsUnknown();
    add(envelope(new ParkedEventRetried(order, "kit-test", FIRST_OFFSET, "ops")));
    take();
    assertThat(reasons()).isEmpty();
    assertThat(effects.of(order)).containsExactly(placed.eventId());
  }

  @Test
  void aDuplicateOfAParkedEventIsDropped() {
    EventEnvelope placed = envelope(Orders.placed(order));
    effects.refuse(placed.eventId(), RefusalCode.AMOUNT_MISMATCH);
    add(placed);
    take();
    add(placed);
    take();
    assertThat(reasons()).containsExactly("AMOUNT_MISMATCH");
  }

  /** What an older version, which did not know the events' type, has left. */
  private void parkAsUnknown() {
    apply((connection, records) -> {
      RoundTrip known = new RoundTrip();
      var parking = parkedEvents.parking(known, home.count(), records, Instant.now());
      known.send(connection);
      records.forEach(
          each -> parking.park(each, new Refusal(RefusalCode.UNKNOWN_TYPE, "not known yet")));
      parking.store(connection);
    });
  }

  private interface Step {
    void take(Connection connection, List<ConsumerRecord<byte[], byte[]>> records)
        throws SQLException;
  }

  private void take() {
    apply((connection, records) -> {
      RoundTrip reads = new RoundTrip();
      BatchConsumer.Round round =
          consumer.begin(reads, List.of(new PartitionBatch(home.number(), 0, records)));
      reads.send(connection);
      round.consume(connection);
    });
  }

  private void apply(Step step) {
    QuarkusTransaction.requiringNew()
        .call(() -> {
          try (Connection connection = dataSource.getConnection()) {
            step.take(connection, batch.subList(taken, batch.size()));
            return true;
          }
        });
    taken = batch.size();
  }

  private List<String> reasons() {
    return database.texts(
        "SELECT reason FROM parked_event WHERE \"offset\" >= ? ORDER BY \"offset\"", FIRST_OFFSET);
  }

  private EventEnvelope envelope(Event event) {
    return new EventEnvelope(Ids.next(Ids.EVENT), Instant.now(), "/quittance/test", null, event);
  }

  private void add(EventEnvelope envelope) {
    batch.add(
        new ConsumerRecord<>(
            "topic",
            home.number(),
            FIRST_OFFSET + batch.size(),
            Instant.now().toEpochMilli(),
            TimestampType.CREATE_TIME,
            0,
            0,
            codec.key(envelope.event()),
            codec.payload(envelope.event()),
            new RecordHeaders(codec.headers(envelope)),
            Optional.empty()));
  }
}
