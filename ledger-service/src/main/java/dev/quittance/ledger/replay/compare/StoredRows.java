package dev.quittance.ledger.replay.compare;

import dev.quittance.kit.database.CopyOutput;
import dev.quittance.ledger.core.log.FoldProgress;
import dev.quittance.ledger.replay.fold.RowSink;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.LedgerTable;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;

/** A generation's rows as they are stored, read table by table in one pass each. */
final class StoredRows {

  /** "PGCOPY\n\377\r\n\0", flags, and the length of an empty extension. */
  private static final int HEADER_BYTES = 19;

  private static final int TRAILER_BYTES = 2;

  private StoredRows() {}

  static void read(
      Connection connection,
      GenerationTables tables,
      LedgerTable table,
      RowSink sink,
      FoldProgress progress)
      throws SQLException {
    read(connection, tables.of(table) + " (" + table.columnNames() + ")", table, sink, progress);
  }

  /**
   * @param source the table with its columns, or a query in parentheses that gives them
   */
  static void read(
      Connection connection, String source, LedgerTable table, RowSink sink, FoldProgress progress)
      throws SQLException {
    String sql = "COPY " + source + " TO STDOUT (FORMAT binary)";
    try (CopyOutput copy = CopyOutput.begin(connection, sql)) {
      int from = HEADER_BYTES; // before the first row, in the same message
      for (byte[] message = copy.next(); message != null; message = copy.next()) {
        if (message.length - from > TRAILER_BYTES) {
          sink.row(table, ByteBuffer.wrap(message), from, message.length);
        }
        from = 0;
        if (progress.isCancelled()) {
          throw new CancellationException("reading back was cancelled");
        }
      }
    }
  }
}
