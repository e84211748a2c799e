package dev.quittance.ledger.store;

import dev.quittance.kit.database.CopyInput;
import java.sql.Connection;
import java.sql.SQLException;

/** A COPY into one table, to which rows can be written until it is ended. */
public final class TableCopy implements AutoCloseable {

  private static final int PIECE_BYTES = 1 << 16;

  private final LedgerTable table;
  private final CopyInput copy;
  private long rows;

  private TableCopy(LedgerTable table, CopyInput copy) {
    this.table = table;
    this.copy = copy;
  }

  /** Begins a COPY; the connection can do nothing else until it is ended or closed. */
  public static TableCopy begin(Connection connection, LedgerTable table, GenerationTables tables)
      throws SQLException {
    String sql =
        "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(tables.of(table), table.columnNames());
    TableCopy begun = new TableCopy(table, CopyInput.begin(connection, sql));
    begun.write(CopyRows.HEADER, CopyRows.HEADER.length);
    return begun;
  }

  /** Copies rows that are all there are. */
  public static void all(
      Connection connection, LedgerTable table, GenerationTables tables, CopyRows rows)
      throws SQLException {
    if (rows.rows() > 0) {
      try (TableCopy copy = begin(connection, table, tables)) {
        copy.write(rows);
        copy.end();
      }
    }
  }

  public LedgerTable table() {
    return table;
  }

  /** Writes the rows, and empties the buffer they were in. */
  public void write(CopyRows more) throws SQLException {
    write(more.array(), more.size());
    rows += more.rows();
    more.clear();
  }

  private void write(byte[] bytes, int size) throws SQLException {
    for (int from = 0; from < size; from += PIECE_BYTES) {
      copy.write(bytes, from, Math.min(PIECE_BYTES, size - from));
    }
  }

  /** Ends it well: all rows are in the table. */
  public void end() throws SQLException {
    write(CopyRows.TRAILER, CopyRows.TRAILER.length);
    long stored = copy.end();
    if (stored != rows) {
      throw new IllegalStateException(stored + " of " + rows + " rows were stored in " + table);
    }
  }

  /** Gives it up, and the connection with it, unless it has ended. */
  @Override
  public void close() {
    copy.close();
  }
}
