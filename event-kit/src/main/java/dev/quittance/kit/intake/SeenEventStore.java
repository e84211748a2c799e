package dev.quittance.kit.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.EventMark;
import dev.quittance.contract.Ids;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.log.EventKitConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Marks of consumed events, kept for as long as an event may be published again. */
@ApplicationScoped
public class SeenEventStore {

  private final EventKitConfig config;
  private volatile Instant sweptUntil = Instant.MIN;

  SeenEventStore(EventKitConfig config) {
    this.config = config;
  }

  /** Those of the events that were consumed before; the caller may add to the result. */
  SeenEvents among(Connection connection, Collection<EventEnvelope> events) throws SQLException {
    RoundTrip trip = new RoundTrip();
    SeenEvents seen = among(trip, events);
    trip.send(connection);
    return seen;
  }

  /** The same, together with other statements: it knows them once the round trip is over. */
  SeenEvents among(RoundTrip trip, Collection<EventEnvelope> events) {
    List<UUID> ids = new ArrayList<>(events.size());
    List<Long> identities = new ArrayList<>(events.size());
    for (EventEnvelope event : events) {
      ids.add(Ids.uuid(Ids.EVENT, event.eventId()));
      identities.add(EventMark.of(event).identity());
    }
    SeenEvents seen = new SeenEvents();
    trip.read(
        """
        SELECT event_id, identity, content FROM seen_event WHERE identity = ANY (?)
        UNION ALL
        SELECT event_id, NULL, NULL FROM seen_event WHERE identity IS NULL AND event_id = ANY (?)
        """,
        (connection, statement, first) -> {
          statement.setArray(first, connection.createArrayOf("int8", identities.toArray()));
          statement.setArray(first + 1, connection.createArrayOf("uuid", ids.toArray()));
          return first + 2;
        },
        row -> {
          while (row.next()) {
            long identity = row.getLong(2);
            if (row.wasNull()) {
              seen.addOld(row.getObject(1, UUID.class));
            } else {
              seen.add(new EventMark(identity, row.getLong(3)));
            }
          }
        });
    return seen;
  }

  /** Adds what remembers these, and at most once an hour what forgets old ones. */
  void add(RoundTrip trip, List<EventEnvelope> events, Instant now) {
    if (events.isEmpty()) {
      return;
    }
    Object[][] columns = new Object[3][events.size()];
    for (int i = 0; i < events.size(); i++) {
      EventMark mark = EventMark.of(events.get(i));
      columns[0][i] = Ids.uuid(Ids.EVENT, events.get(i).eventId());
      columns[1][i] = mark.identity();
      columns[2][i] = mark.content();
    }
    trip.add(
        """
        INSERT INTO seen_event (event_id, identity, content, seen_at)
        SELECT *, ? FROM unnest(?::uuid[], ?::int8[], ?::int8[])
        """,
        (connection, insert, first) -> {
          insert.setObject(first, utc(now));
          insert.setArray(first + 1, connection.createArrayOf("uuid", columns[0]));
          insert.setArray(first + 2, connection.createArrayOf("int8", columns[1]));
          insert.setArray(first + 3, connection.createArrayOf("int8", columns[2]));
          return first + 4;
        });
    deleteOld(trip, now);
  }

  private void deleteOld(RoundTrip trip, Instant now) {
    if (now.isBefore(sweptUntil)) {
      return;
    }
    sweptUntil = now.plusSeconds(3_600);
    trip.add(
        "DELETE FROM seen_event WHERE seen_at < ?",
        (connection, delete, first) -> {
          delete.setObject(first, utc(now.minus(config.intake().rememberIds())));
          return first + 1;
        });
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
