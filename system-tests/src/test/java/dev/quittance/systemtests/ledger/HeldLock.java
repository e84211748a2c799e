package dev.quittance.systemtests.ledger;

import dev.quittance.systemtests.cluster.Ledgers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A lock in the ledger's database, held until closed: who needs it waits. */
final class HeldLock implements AutoCloseable {

  private final Connection connection;

  private HeldLock(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param locking a statement that takes the lock for the length of its transaction
   */
  static HeldLock on(Ledgers ledgers, String locking) throws SQLException {
    Connection connection = ledgers.database();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(locking);
    }
    return new HeldLock(connection);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
