package dev.quittance.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into one table by COPY, sent in pieces. */
public final class TableCopy {

  private static final int PIECE_BYTES = 1 << 16;

  private final CopyRows rows = new CopyRows();
  private final String sql;

  public TableCopy(LedgerTable table, GenerationTables tables) {
    this.sql =
        "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(table.in(tables), table.columns());
  }

  public CopyRows rows() {
    return rows;
  }

  /** Sends what has been gathered as one COPY of its own, and starts over. */
  public long send(Connection connection) throws SQLException {
    if (rows.rows() == 0) {
      return 0;
    }
    rows.trailer();
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      for (int from = 0; from < rows.size(); from += PIECE_BYTES) {
        copy.writeToCopy(rows.array(), from, Math.min(PIECE_BYTES, rows.size() - from));
      }
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
      rows.clear();
    }
  }
}
