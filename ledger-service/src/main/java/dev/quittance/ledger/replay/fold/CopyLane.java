package dev.quittance.ledger.replay.fold;

import dev.quittance.kit.database.DatabaseSession;
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
public final class CopyLane implements AutoCloseable {

  private final DatabaseSession session;
  private final GenerationTables tables;
  private @Nullable TableCopy copy;

  /**
   * @param session in a transaction; it ends with the lane
   */
  public CopyLane(DatabaseSession session, GenerationTables tables) {
    this.session = session;
    this.tables = tables;
  }

  /** Sends the rows, and empties the buffer they were in. */
  void send(LedgerTable table, CopyRows rows) throws SQLException {
    if (copy != null && copy.table() != table) {
      end();
    }
    if (copy == null) {
      copy = TableCopy.begin(session.connection(), table, tables);
    }
    copy.write(rows);
  }

  /** The connection, for something else: no COPY is going on. */
  Connection between() throws SQLException {
    end();
    return session.connection();
  }

  /** Commits all there is; nothing more is sent. */
  void commit() throws SQLException {
    between().commit();
    session.giveBack();
  }

  private void end() throws SQLException {
    if (copy != null) {
      copy.end();
      copy = null;
    }
  }

  /** Gives up what has not been committed. */
  @Override
  public void close() {
    session.close();
  }
}
