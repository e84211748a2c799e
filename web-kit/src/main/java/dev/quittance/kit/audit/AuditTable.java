package dev.quittance.kit.audit;

import dev.quittance.contract.Ids;
import dev.quittance.contract.audit.AuditChain;
import dev.quittance.contract.audit.AuditEntry;
import dev.quittance.contract.audit.AuditHead;
import dev.quittance.contract.audit.ChainedEntry;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.function.LongFunction;

/** Tables {@code audit_entry} and {@code audit_head}. */
@IfBuildProperty(name = AuditTrail.NEEDS, stringValue = AuditTrail.DATABASE)
@Singleton
class AuditTable {

  private static final String INSERT =
      """
      INSERT INTO audit_entry
        (sequence, id, at, subject, roles, client, address, request_id, method, path, action,
         target, reason, before, after, previous_hash, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
      """;

  /**
   * Appends what is made of the next sequence number. The head stays locked until the commit.
   *
   * @return the new head
   */
  AuditHead append(Connection connection, LongFunction<AuditEntry> entry) throws SQLException {
    AuditHead head = head(connection, " FOR UPDATE");
    AuditEntry next = entry.apply(head.sequence() + 1);
    ChainedEntry chained = new ChainedEntry(next, head.hash(), AuditChain.hash(head.hash(), next));
    insert(connection, chained);
    advance(connection, chained);
    return new AuditHead(chained.sequence(), chained.hash());
  }

  AuditHead head(Connection connection) throws SQLException {
    return head(connection, "");
  }

  private static AuditHead head(Connection connection, String locking) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT sequence, hash FROM audit_head" + locking);
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("the audit trail has lost its head");
      }
      return new AuditHead(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2)));
    }
  }

  private static void insert(Connection connection, ChainedEntry chained) throws SQLException {
    AuditEntry entry = chained.entry();
    Object[] values = {
      entry.sequence(),
      Ids.uuid(AuditEntry.ID_PREFIX, entry.id()),
      entry.at().atOffset(ZoneOffset.UTC),
      entry.subject(),
      connection.createArrayOf("text", entry.roles().toArray()),
      entry.client(),
      entry.address(),
      entry.requestId(),
      entry.method(),
      entry.path(),
      entry.action(),
      entry.target(),
      entry.reason(),
      entry.before(),
      entry.after(),
      HexFormat.of().parseHex(chained.previousHash()),
      HexFormat.of().parseHex(chained.hash())
    };
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }

  private static void advance(Connection connection, ChainedEntry chained) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE audit_head SET sequence = ?, hash = ?")) {
      update.setLong(1, chained.sequence());
      update.setBytes(2, HexFormat.of().parseHex(chained.hash()));
      update.executeUpdate();
    }
  }
}
