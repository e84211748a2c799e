package dev.quittance.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements that are sent together. The database executes them one after the other, as if they had
 * been sent so, but the network is waited for once.
 */
public final class RoundTrip {

  /** Sets the parameters of a statement. */
  @FunctionalInterface
  public interface Parameters {

    /**
     * @param first the statement's first parameter
     * @return the next statement's
     */
    int set(Connection connection, PreparedStatement statement, int first) throws SQLException;
  }

  /** Looks at how many rows a statement has changed. */
  @FunctionalInterface
  public interface Check {
    void changed(int rows);
  }

  /** Reads the rows that a statement has found. */
  @FunctionalInterface
  public interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  /** Reads one result, which are rows or a number of changed ones. */
  @FunctionalInterface
  private interface Result {
    void read(PreparedStatement statement, boolean isRows) throws SQLException;
  }

  private record Step(String sql, Parameters parameters, Result result) {}

  /** Of SQLSTATE's class 08: whatever the connection has in store belongs to nobody. */
  public static final String PROTOCOL_VIOLATION = "08P01";

  private final List<Step> steps = new ArrayList<>();

  /** Adds a statement, whose result is of no interest. */
  public RoundTrip add(String sql, Parameters parameters) {
    return add(new Step(sql.strip(), parameters, (statement, isRows) -> {}));
  }

  /**
   * Adds a statement that changes rows.
   *
   * @param check called once all statements have been executed
   */
  public RoundTrip change(String sql, Parameters parameters, Check check) {
    return add(
        new Step(
            sql.strip(),
            parameters,
            (statement, isRows) -> {
              demand(!isRows);
              check.changed(statement.getUpdateCount());
            }));
  }

  /**
   * Adds a statement that finds rows.
   *
   * @param reader called once all statements have been executed
   */
  public RoundTrip read(String sql, Parameters parameters, Reader reader) {
    return add(
        new Step(
            sql.strip(),
            parameters,
            (statement, isRows) -> {
              demand(isRows);
              try (ResultSet row = statement.getResultSet()) {
                reader.read(row);
              }
            }));
  }

  private RoundTrip add(Step step) {
    steps.add(step);
    return this;
  }

  /** Adds the statements of another one, behind its own. */
  public RoundTrip add(RoundTrip others) {
    steps.addAll(others.steps);
    return this;
  }

  /** On a connection that is out of step a result belongs to another statement. */
  private static void demand(boolean expected) throws SQLException {
    if (!expected) {
      throw new SQLException("a result is not that of its statement", PROTOCOL_VIOLATION);
    }
  }

  /** Sends them, if there are any, and hands out their results in their order. */
  public void send(Connection connection) throws SQLException {
    if (steps.isEmpty()) {
      return;
    }
    String sql = steps.stream().map(Step::sql).collect(Collectors.joining(";\n"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int first = 1;
      for (Step step : steps) {
        first = step.parameters().set(connection, statement, first);
      }
      boolean isRows = statement.execute();
      for (Step step : steps) {
        step.result().read(statement, isRows);
        isRows = statement.getMoreResults();
      }
    }
  }
}
