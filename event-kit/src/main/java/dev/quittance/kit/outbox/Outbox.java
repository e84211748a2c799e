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
import java.sql.Types;
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
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO outbox_event (record_key, headers, payload, partition) VALUES (?, ?, ?, ?)");
        PreparedStatement notify =
            connection.prepareStatement("SELECT pg_notify('" + CHANNEL + "', '')")) {
      for (EventEnvelope envelope : envelopes) {
        insert.setBytes(1, codec.key(envelope.event()));
        insert.setArray(2, connection.createArrayOf("text", headers(envelope)));
        insert.setBytes(3, codec.payload(envelope.event()));
        insert.setObject(4, partitionOf(envelope.event()), Types.INTEGER);
        insert.addBatch();
      }
      insert.executeBatch();
      notify.execute();
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
