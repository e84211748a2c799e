package dev.quittance.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into one table by COPY, sent in pieces. */
public final class TableCopy {

  private static final int PIECE_BYTES = 1 << 16;

  /** As much as makes the cost of a COPY's beginning and end small. */
  private static final int MANY_BYTES = 1 << 19;

  private final CopyRows rows = new CopyRows();
  private final String sql;

  public TableCopy(LedgerTable table, GenerationTables tables) {
    this.sql =
        "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(table.in(tables), table.columns());
  }

  public CopyRows rows() {
    return rows;
  }

  /** Sends what has been gathered if that is enough for a COPY of its own. */
  public void sendIfMany(Connection connection) throws SQLException {
    if (rows.size() >= MANY_BYTES) {
      send(connection);
    }
  }

  /** Sends what has been gathered as one COPY of its own, and starts over. */
  public void send(Connection connection) throws SQLException {
    if (rows.rows() == 0) {
      return;
    }
    rows.trailer();
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      for (int from = 0; from < rows.size(); from += PIECE_BYTES) {
        copy.writeToCopy(rows.array(), from, Math.min(PIECE_BYTES, rows.size() - from));
      }
      long stored = copy.endCopy();
      if (stored != rows.rows()) {
        throw new IllegalStateException(
            "%d of %d rows were stored: %s".formatted(stored, rows.rows(), sql));
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
      rows.clear();
    }
  }
}
