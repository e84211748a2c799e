package dev.quittance.ledger.store;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.fold.RefusalReason;
import dev.quittance.ledger.journal.Decision;
import dev.quittance.ledger.journal.LogRecord;
import dev.quittance.ledger.journal.ParkedRecord;
import dev.quittance.ledger.store.EntryBatch.Parking;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parked events as rows of a generation. */
public final class ParkedStore {

  private ParkedStore() {}

  /** The records parked for those orders, in the order of the log. */
  public static List<ParkedRecord> load(
      Connection connection, GenerationTables tables, Collection<UUID> orders) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT "offset", record_key, headers, payload, reason, detail
              FROM parked_event
             WHERE generation = ? AND order_id = ANY (?) AND decision IS NULL
             ORDER BY "offset"
            """)) {
      select.setInt(1, tables.number());
      select.setArray(2, connection.createArrayOf("uuid", orders.toArray()));
      List<ParkedRecord> parked = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          LogRecord logRecord =
              new StoredLogRecord(
                  row.getLong("offset"),
                  row.getBytes("record_key"),
                  (byte[][]) row.getArray("headers").getArray(),
                  row.getBytes("payload"));
          parked.add(
              new ParkedRecord(
                  logRecord,
                  RefusalReason.valueOf(row.getString("reason")),
                  row.getString("detail")));
        }
      }
      return parked;
    }
  }

  public static void save(
      Connection connection, GenerationTables tables, int partition, Collection<Parking> parkings)
      throws SQLException {
    if (parkings.isEmpty()) {
      return;
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO parked_event
              (generation, partition, "offset", order_id, record_key, headers, payload,
               reason, detail, decided_offset, decision, decided_by, decision_reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (generation, partition, "offset") DO UPDATE
               SET reason = excluded.reason, detail = excluded.detail,
                   decided_offset = excluded.decided_offset, decision = excluded.decision,
                   decided_by = excluded.decided_by, decision_reason = excluded.decision_reason
            """)) {
      for (Parking parking : parkings) {
        set(connection, upsert, tables, partition, parking);
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void set(
      Connection connection,
      PreparedStatement upsert,
      GenerationTables tables,
      int partition,
      Parking parking)
      throws SQLException {
    LogRecord logRecord = parking.parked().logRecord();
    upsert.setInt(1, tables.number());
    upsert.setInt(2, partition);
    upsert.setLong(3, logRecord.offset());
    upsert.setObject(4, orderOf(logRecord.key()));
    upsert.setBytes(5, logRecord.key());
    upsert.setArray(6, connection.createArrayOf("bytea", logRecord.headers()));
    upsert.setBytes(7, logRecord.payload());
    upsert.setString(8, parking.parked().reason().name());
    upsert.setString(9, parking.parked().detail());
    Decision decision = parking.decision();
    if (decision == null) {
      upsert.setNull(10, Types.BIGINT);
      upsert.setNull(11, Types.VARCHAR);
      upsert.setNull(12, Types.VARCHAR);
      upsert.setNull(13, Types.VARCHAR);
    } else {
      upsert.setLong(10, decision.offset());
      upsert.setString(11, decision.discarded() ? "DISCARDED" : "RETRIED");
      upsert.setString(12, decision.decidedBy());
      upsert.setString(13, decision.reason());
    }
  }

  /** The order a record's key names, or null. */
  static @Nullable UUID orderOf(byte @Nullable [] key) {
    if (key == null) {
      return null;
    }
    String text = new String(key, StandardCharsets.UTF_8);
    return Ids.isId(Ids.ORDER, text) ? Ids.uuid(Ids.ORDER, text) : null;
  }
}
