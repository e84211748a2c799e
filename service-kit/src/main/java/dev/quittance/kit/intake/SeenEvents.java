package dev.quittance.kit.intake;

import dev.quittance.kit.config.KitConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The ids of events taken, for as long as one may be published again. */
@ApplicationScoped
public class SeenEvents {

  private final KitConfig config;
  private volatile Instant sweptUntil = Instant.MIN;

  SeenEvents(KitConfig config) {
    this.config = config;
  }

  /** Those of {@code ids} that have been taken before; the caller may add to the set. */
  Set<UUID> among(Connection connection, List<UUID> ids) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT event_id FROM seen_event WHERE event_id = ANY (?)")) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      Set<UUID> seen = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          seen.add(row.getObject(1, UUID.class));
        }
      }
      return seen;
    }
  }

  void add(Connection connection, List<UUID> ids, Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO seen_event (event_id, seen_at) SELECT unnest(?::uuid[]), ?")) {
      insert.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      insert.setObject(2, utc(now));
      insert.executeUpdate();
    }
    forgetOld(connection, now);
  }

  /** Every now and then, in passing. */
  private void forgetOld(Connection connection, Instant now) throws SQLException {
    if (now.isBefore(sweptUntil)) {
      return;
    }
    sweptUntil = now.plusSeconds(3_600);
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM seen_event WHERE seen_at < ?")) {
      delete.setObject(1, utc(now.minus(config.intake().rememberIds())));
      delete.executeUpdate();
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
