package dev.quittance.kit.audit;

import dev.quittance.contract.Ids;
import dev.quittance.contract.audit.AuditEntry;
import dev.quittance.contract.audit.AuditHead;
import dev.quittance.contract.audit.ChainedEntry;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the trail. */
@IfBuildProperty(name = AuditTrail.NEEDS, stringValue = AuditTrail.DATABASE)
@Singleton
class AuditReads {

  private static final String SELECT =
      """
      SELECT sequence, id, at, subject, roles, client, address, request_id, method, path, action,
             target, reason, before, after, previous_hash, hash
        FROM audit_entry
      """;

  private final AgroalDataSource dataSource;
  private final AuditTable table;

  AuditReads(AgroalDataSource dataSource, AuditTable table) {
    this.dataSource = dataSource;
    this.table = table;
  }

  AuditHead head() {
    try (Connection connection = dataSource.getConnection()) {
      return table.head(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("reading the audit trail's head", e);
    }
  }

  /** Newest first. */
  List<ChainedEntry> list(AuditFilter filter, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    add(conditions, values, "subject = ?", filter.subject());
    add(conditions, values, "action = ?", filter.action());
    add(conditions, values, "target = ?", filter.target());
    add(conditions, values, "at >= ?", utc(filter.from()));
    add(conditions, values, "at < ?", utc(filter.to()));
    add(conditions, values, "sequence < ?", filter.before());
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    values.add(limit);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(SELECT + where + " ORDER BY sequence DESC LIMIT ?")) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      List<ChainedEntry> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(read(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("reading the audit trail", e);
    }
  }

  private static void add(
      List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static ChainedEntry read(ResultSet row) throws SQLException {
    return new ChainedEntry(
        new AuditEntry(
            row.getLong("sequence"),
            Ids.of(AuditEntry.ID_PREFIX, row.getObject("id", UUID.class)),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("subject"),
            List.of((String[]) row.getArray("roles").getArray()),
            row.getString("client"),
            row.getString("address"),
            row.getString("request_id"),
            row.getString("method"),
            row.getString("path"),
            row.getString("action"),
            row.getString("target"),
            row.getString("reason"),
            AuditJson.canonicalOf(row.getString("before")),
            AuditJson.canonicalOf(row.getString("after"))),
        HexFormat.of().formatHex(row.getBytes("previous_hash")),
        HexFormat.of().formatHex(row.getBytes("hash")));
  }
}
