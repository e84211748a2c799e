package dev.quittance.kit.outbox;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.kit.trace.Trace;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Stores the events that a state change causes in the same transaction as the change: both are
 * committed or neither is.
 */
@ApplicationScoped
public class Outbox {

  /** PostgreSQL channel that wakes the relay. */
  static final String CHANNEL = "quittance_outbox";

  /**
   * Two statements, sent together. Arrays within an array are to be of one length, and events have
   * more or fewer headers: so each event's are an array as text. The order given is that of the
   * ids.
   */
  private static final String INSERT_AND_NOTIFY =
      """
      INSERT INTO outbox_event (record_key, headers, payload, partition)
      SELECT record_key, headers::text[], payload, partition
        FROM unnest(?::bytea[], ?::text[], ?::bytea[], ?::int4[])
             WITH ORDINALITY AS given (record_key, headers, payload, partition, place)
       ORDER BY place;
      SELECT pg_notify('%s', '')
      """
          .formatted(CHANNEL);

  private final AgroalDataSource dataSource;
  private final EventCodec codec = new EventCodec();
  private final Clock clock;
  private final Trace trace;
  private final String source;

  Outbox(
      AgroalDataSource dataSource,
      Clock clock,
      Trace trace,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.trace = trace;
    this.source = "/quittance/" + application;
  }

  /**
   * Appends events to be published once the current JTA transaction has committed. Gives each a new
   * event id, the present time and the trace of the request or event being handled.
   *
   * @return the events as they will be published, in the order given
   * @throws IllegalStateException outside a transaction
   */
  public List<EventEnvelope> append(Event... events) {
    List<EventEnvelope> envelopes = new ArrayList<>(events.length);
    for (Event event : events) {
      envelopes.add(
          new EventEnvelope(
              Ids.next(Ids.EVENT), clock.instant(), source, trace.traceparent(), event));
    }
    insert(envelopes);
    return envelopes;
  }

  /**
   * An event, and what caused it.
   *
   * @param traceparent W3C trace context of the cause, if known
   */
  public record Caused(Event event, @Nullable String traceparent) {}

  /** Appends events of several causes, as {@link #append} does those of the present one. */
  public List<EventEnvelope> appendCaused(List<Caused> events) {
    List<EventEnvelope> envelopes = new ArrayList<>(events.size());
    for (Caused caused : events) {
      envelopes.add(
          new EventEnvelope(
              Ids.next(Ids.EVENT), clock.instant(), source, caused.traceparent(), caused.event()));
    }
    insert(envelopes);
    return envelopes;
  }

  private void insert(List<EventEnvelope> envelopes) {
    if (!QuarkusTransaction.isActive()) {
      throw new IllegalStateException(
          "events are appended in the transaction of the change that causes them");
    }
    if (envelopes.isEmpty()) {
      return;
    }
    int count = envelopes.size();
    byte[][] keys = new byte[count][];
    Object[] headers = new Object[count];
    byte[][] payloads = new byte[count][];
    Object[] partitions =
        envelopes.stream()
            .map(EventEnvelope::event)
            .map(Outbox::partitionOf)
            .toArray(Object[]::new);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT_AND_NOTIFY)) {
      for (int i = 0; i < count; i++) {
        EventEnvelope envelope = envelopes.get(i);
        keys[i] = codec.key(envelope.event());
        headers[i] = connection.createArrayOf("text", headers(envelope)).toString();
        payloads[i] = codec.payload(envelope.event());
      }
      statement.setArray(1, connection.createArrayOf("bytea", keys));
      statement.setArray(2, connection.createArrayOf("text", headers));
      statement.setArray(3, connection.createArrayOf("bytea", payloads));
      statement.setArray(4, connection.createArrayOf("int4", partitions));
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("writing the outbox", e);
    }
  }

  /** Null for events whose key decides the partition, which is all of an order. */
  private static @Nullable Integer partitionOf(Event event) {
    return event instanceof ParkedRecordDiscarded decision ? decision.partition() : null;
  }

  private Object[] headers(EventEnvelope envelope) {
    List<Object> flat = new ArrayList<>();
    for (Header header : codec.headers(envelope)) {
      flat.add(header.key());
      flat.add(new String(header.value(), StandardCharsets.UTF_8));
    }
    return flat.toArray();
  }
}
