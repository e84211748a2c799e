package dev.quittance.kit.audit;

import dev.quittance.contract.audit.AuditEntry;
import dev.quittance.contract.audit.AuditHead;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.LongFunction;

/** Tables {@code audit_entry} and {@code audit_head}. */
@IfBuildProperty(name = AuditTrail.NEEDS, stringValue = AuditTrail.DATABASE)
@Singleton
class AuditTable {

  /**
   * Appends what is made of the next sequence number. The head stays locked until the commit.
   *
   * @return the new head
   */
  AuditHead append(Connection connection, LongFunction<AuditEntry> entry) throws SQLException {
    AuditBatch batch = new AuditBatch();
    try (PreparedStatement lock = connection.prepareStatement(AuditBatch.LOCK);
        ResultSet row = lock.executeQuery()) {
      batch.begin(row);
    }
    AuditHead head = batch.add(entry);
    try (PreparedStatement append = connection.prepareStatement(AuditBatch.APPEND)) {
      batch.set(append, 1);
      append.execute();
    }
    return head;
  }

  AuditHead head(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT sequence, hash FROM audit_head");
        ResultSet row = select.executeQuery()) {
      return head(row);
    }
  }

  static AuditHead head(ResultSet row) throws SQLException {
    if (!row.next()) {
      throw new IllegalStateException("the audit trail has lost its head");
    }
    return new AuditHead(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2)));
  }
}
