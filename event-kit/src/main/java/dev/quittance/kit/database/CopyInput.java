package dev.quittance.kit.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A {@code COPY ... FROM STDIN}, written to its end; closed before that it ends the connection. */
public final class CopyInput implements AutoCloseable {

  private final Connection connection;
  private final CopyIn copy;
  private boolean ended;

  private CopyInput(Connection connection, CopyIn copy) {
    this.connection = connection;
    this.copy = copy;
  }

  /** Begins a COPY; the connection can do nothing else until it is ended. */
  public static CopyInput begin(Connection connection, String sql) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    return new CopyInput(connection, copy);
  }

  public void write(byte[] bytes, int from, int length) throws SQLException {
    copy.writeToCopy(bytes, from, length);
  }

  /**
   * Ends it well.
   *
   * @return how many rows were stored
   */
  public long end() throws SQLException {
    long rows = copy.endCopy();
    ended = true;
    return rows;
  }

  @Override
  public void close() {
    if (!ended) {
      DatabaseSession.end(connection);
    }
  }
}
