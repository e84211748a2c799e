package dev.quittance.ledger.replay;

import dev.quittance.ledger.store.CopyRows;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.LedgerTable;
import dev.quittance.ledger.store.TableCopy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which rows are copied, in one transaction, and one COPY as long as they are of
 * the same table. A COPY costs PostgreSQL something of its own: it notes the table's description
 * once for each of the first thousand rows, and looks through all notes at each.
 */
final class CopyLane implements AutoCloseable {

  private final Connection connection;
  private final GenerationTables tables;
  private @Nullable TableCopy copy;

  /**
   * @param connection in a transaction, which the lane ends; closed with it
   */
  CopyLane(Connection connection, GenerationTables tables) {
    this.connection = connection;
    this.tables = tables;
  }

  /** Sends the rows, and empties the buffer they were in. */
  void send(LedgerTable table, CopyRows rows) throws SQLException {
    if (copy != null && copy.table() != table) {
      end();
    }
    if (copy == null) {
      copy = TableCopy.begin(connection, table, tables);
    }
    copy.write(rows);
  }

  /** The connection, for something else: no COPY is going on. */
  Connection between() throws SQLException {
    end();
    return connection;
  }

  void commit() throws SQLException {
    between().commit();
  }

  private void end() throws SQLException {
    if (copy != null) {
      copy.end();
      copy = null;
    }
  }

  /** Gives up what has not been committed. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      if (copy != null) {
        copy.close();
      }
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
