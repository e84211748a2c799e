package dev.quittance.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

/** Statements and their commit by plain JDBC, of one thing after the other. */
final class FloorLane implements Lanes.Lane {

  private final Connection connection;
  private final Queue<UUID> things;
  private final List<PreparedStatement> statements = new ArrayList<>();

  /**
   * @param sql each has the thing's id as its only parameter
   * @param things each is done once
   */
  FloorLane(Connection connection, List<String> sql, Queue<UUID> things) throws SQLException {
    this.connection = connection;
    this.things = things;
    connection.setAutoCommit(false);
    for (String statement : sql) {
      statements.add(connection.prepareStatement(statement));
    }
  }

  @Override
  public void step() throws SQLException {
    UUID thing = things.remove();
    for (PreparedStatement statement : statements) {
      statement.setObject(1, thing);
      statement.execute();
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
