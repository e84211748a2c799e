package dev.quittance.kit.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * A {@code COPY ... TO STDOUT}, read to its end; closed before that it ends the connection. To
 * cancel it would not do: the driver leaves unread what is on its way, and the cancellation may
 * meet a later statement.
 */
public final class CopyOutput implements AutoCloseable {

  private final Connection connection;
  private final CopyOut copy;
  private boolean ended;

  private CopyOutput(Connection connection, CopyOut copy) {
    this.connection = connection;
    this.copy = copy;
  }

  public static CopyOutput begin(Connection connection, String sql) throws SQLException {
    CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    return new CopyOutput(connection, copy);
  }

  /** The next message: a row, the first one with the header before it; null at the end. */
  public byte @Nullable [] next() throws SQLException {
    byte[] message = copy.readFromCopy();
    ended = message == null;
    return message;
  }

  @Override
  public void close() {
    if (!ended) {
      DatabaseSession.end(connection);
    }
  }
}
