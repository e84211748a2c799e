package dev.quittance.kit.outbox;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.database.SqlArrays;
import dev.quittance.kit.trace.Trace;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
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
   * Arrays within an array are to be of one length, and events have more or fewer headers: so each
   * event's are an array as text. The order given is that of the ids.
   */
  private static final String INSERT =
      """
      INSERT INTO outbox_event (record_key, headers, payload, partition)
      SELECT record_key, headers::text[], payload, partition
        FROM unnest(?::bytea[], ?::text[], ?::bytea[], ?::int4[])
             WITH ORDINALITY AS given (record_key, headers, payload, partition, place)
       ORDER BY place
      """;

  private static final String NOTIFY = "SELECT pg_notify('" + CHANNEL + "', '')";

  /**
   * Two statements, for who sends them with others of his own: {@link #set} sets the parameters.
   */
  public static final String APPEND = INSERT + ";\n" + NOTIFY;

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
    return append(Stream.of(events).map(this::prepare).toList());
  }

  /**
   * An event, and what caused it.
   *
   * @param traceparent W3C trace context of the cause, if known
   */
  public record Caused(Event event, @Nullable String traceparent) {}

  /** Appends events of several causes, as {@link #append} does those of the present one. */
  public List<EventEnvelope> appendCaused(List<Caused> events) {
    return append(prepareCaused(events));
  }

  /** The same, together with other statements that are sent in the current transaction. */
  public void appendCaused(RoundTrip writes, List<Caused> events) {
    requireTransaction();
    if (!events.isEmpty()) {
      List<Prepared> prepared = prepareCaused(events);
      writes
          .add(INSERT, (connection, statement, first) -> set(statement, first, prepared))
          .add(NOTIFY, (connection, statement, first) -> first);
    }
  }

  private List<Prepared> prepareCaused(List<Caused> events) {
    return events.stream().map(caused -> prepare(caused.event(), caused.traceparent())).toList();
  }

  /**
   * An event as it will be published. Whoever stores in groups prepares each before it joins one.
   *
   * @param headers as PostgreSQL reads an array of texts
   */
  public record Prepared(EventEnvelope envelope, byte[] key, String headers, byte[] payload) {}

  /**
   * Gives an event a new id, the present time and the trace of the request or event being handled,
   * and writes it as a record. It is not appended yet.
   */
  public Prepared prepare(Event event) {
    return prepare(event, trace.traceparent());
  }

  /**
   * The same for an event of another cause.
   *
   * @param traceparent W3C trace context of the cause, if known
   */
  public Prepared prepare(Event event, @Nullable String traceparent) {
    EventEnvelope envelope =
        new EventEnvelope(Ids.next(Ids.EVENT), clock.instant(), source, traceparent, event);
    return new Prepared(
        envelope, codec.key(event), textArray(codec.headers(envelope)), codec.payload(event));
  }

  /**
   * Appends prepared events, in the order given.
   *
   * @throws IllegalStateException outside a transaction
   */
  public List<EventEnvelope> append(List<Prepared> events) {
    requireTransaction();
    if (!events.isEmpty()) {
      insert(events);
    }
    return events.stream().map(Prepared::envelope).toList();
  }

  private static void requireTransaction() {
    if (!QuarkusTransaction.isActive()) {
      throw new IllegalStateException(
          "events are appended in the transaction of the change that causes them");
    }
  }

  private void insert(List<Prepared> events) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(APPEND)) {
      set(statement, 1, events);
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("writing the outbox", e);
    }
  }

  /**
   * Sets the parameters of {@link #APPEND}, which must run in the transaction of the change that
   * causes the events.
   *
   * @param first the first of them in the statement
   * @return the parameter behind them
   */
  public static int set(PreparedStatement statement, int first, List<Prepared> events)
      throws SQLException {
    SqlArrays.set(statement, first, "bytea", events, Prepared::key);
    SqlArrays.set(statement, first + 1, "text", events, Prepared::headers);
    SqlArrays.set(statement, first + 2, "bytea", events, Prepared::payload);
    SqlArrays.set(
        statement, first + 3, "int4", events, event -> partitionOf(event.envelope().event()));
    return first + 4;
  }

  /** Null for events whose key decides the partition, which is all of an order. */
  private static @Nullable Integer partitionOf(Event event) {
    return event instanceof ParkedRecordDiscarded decision ? decision.partition() : null;
  }

  /** Name, value, name, value: PostgreSQL's text form of an array (manual, section 8.15.6). */
  static String textArray(List<Header> headers) {
    StringBuilder text = new StringBuilder(512).append('{');
    for (Header header : headers) {
      quote(text, header.key());
      quote(text, new String(header.value(), StandardCharsets.UTF_8));
    }
    return text.append('}').toString();
  }

  private static void quote(StringBuilder text, String value) {
    text.append(text.length() == 1 ? "\"" : ",\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\');
      }
      text.append(c);
    }
    text.append('"');
  }
}
