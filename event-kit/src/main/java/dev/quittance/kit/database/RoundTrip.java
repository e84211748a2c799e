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

  private record Step(String sql, Parameters parameters, Check check, Reader reader) {}

  private static final Check ANY = rows -> {};
  private static final Reader NONE = row -> {};

  private final List<Step> steps = new ArrayList<>();

  /** Adds a statement, whose result is of no interest. */
  public RoundTrip add(String sql, Parameters parameters) {
    return add(new Step(sql.strip(), parameters, ANY, NONE));
  }

  /**
   * Adds a statement that changes rows.
   *
   * @param check called once all statements have been executed
   */
  public RoundTrip change(String sql, Parameters parameters, Check check) {
    return add(new Step(sql.strip(), parameters, check, NONE));
  }

  /**
   * Adds a statement that finds rows.
   *
   * @param reader called once all statements have been executed
   */
  public RoundTrip read(String sql, Parameters parameters, Reader reader) {
    return add(new Step(sql.strip(), parameters, ANY, reader));
  }

  private RoundTrip add(Step step) {
    steps.add(step);
    return this;
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
        if (isRows) {
          try (ResultSet row = statement.getResultSet()) {
            step.reader().read(row);
          }
        } else {
          step.check().changed(statement.getUpdateCount());
        }
        isRows = statement.getMoreResults();
      }
    }
  }
}
