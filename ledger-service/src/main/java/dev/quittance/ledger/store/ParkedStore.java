package dev.quittance.ledger.store;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.ledger.core.journal.Decision;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.RefusedRecord;
import dev.quittance.ledger.store.EntryBatch.ParkedChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Parked events as rows of a generation. */
public final class ParkedStore {

  private ParkedStore() {}

  /** Writes what a book parked, and what became of records parked before. */
  public static void save(
      Connection connection,
      GenerationTables tables,
      int partition,
      Collection<ParkedChange> parkings)
      throws SQLException {
    List<ParkedChange> parked = new ArrayList<>();
    List<ParkedChange> changed = new ArrayList<>();
    parkings.forEach(one -> (one.whole() == null ? changed : parked).add(one));
    insert(connection, tables, partition, parked);
    update(connection, tables, partition, changed);
  }

  private static void insert(
      Connection connection, GenerationTables tables, int partition, List<ParkedChange> parked)
      throws SQLException {
    if (parked.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO parked_event
              (reason, detail, decided_offset, decision, decided_by, decision_reason,
               generation, partition, "offset", order_id, record_key, headers, payload)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (ParkedChange one : parked) {
        setState(insert, one);
        setPlace(insert, tables, partition, one);
        LogRecord whole = Objects.requireNonNull(one.whole());
        insert.setObject(10, LogPartition.subjectOf(whole.key()));
        insert.setBytes(11, whole.key());
        insert.setArray(12, connection.createArrayOf("bytea", whole.headers()));
        insert.setBytes(13, whole.payload());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void update(
      Connection connection, GenerationTables tables, int partition, List<ParkedChange> changed)
      throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE parked_event
               SET reason = coalesce(?, reason), detail = coalesce(?, detail),
                   decided_offset = ?, decision = ?, decided_by = ?, decision_reason = ?
             WHERE generation = ? AND partition = ? AND "offset" = ?
            """)) {
      for (ParkedChange one : changed) {
        setState(update, one);
        setPlace(update, tables, partition, one);
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static void setState(PreparedStatement statement, ParkedChange one) throws SQLException {
    RefusedRecord why = one.why();
    statement.setString(1, why == null ? null : why.reason().name());
    statement.setString(2, why == null ? null : why.detail());
    Decision decision = one.decision();
    statement.setObject(3, decision == null ? null : decision.offset(), Types.BIGINT);
    statement.setString(
        4, decision == null ? null : decision.discarded() ? "DISCARDED" : "RETRIED");
    statement.setString(5, decision == null ? null : decision.decidedBy());
    statement.setString(6, decision == null ? null : decision.reason());
  }

  private static void setPlace(
      PreparedStatement statement, GenerationTables tables, int partition, ParkedChange one)
      throws SQLException {
    statement.setInt(7, tables.number());
    statement.setInt(8, partition);
    statement.setLong(9, one.offset());
  }
}
