package dev.quittance.payments.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements that are sent together. The database executes them one after the other, as if they had
 * been sent so, but the network is waited for once.
 */
final class RoundTrip {

  /** Sets the parameters of a statement. */
  @FunctionalInterface
  interface Parameters {

    /**
     * @param first the statement's first parameter
     * @return the next statement's
     */
    int set(Connection connection, PreparedStatement statement, int first) throws SQLException;
  }

  /** Looks at how many rows a statement has changed. */
  @FunctionalInterface
  interface Check {
    void changed(int rows);
  }

  private record Step(String sql, Parameters parameters, Check check) {}

  private final List<Step> steps = new ArrayList<>();

  /** Adds a statement, whose result is of no interest. */
  RoundTrip add(String sql, Parameters parameters) {
    return add(sql, parameters, rows -> {});
  }

  /**
   * Adds a statement that changes rows.
   *
   * @param check called once all statements have been executed
   */
  RoundTrip add(String sql, Parameters parameters, Check check) {
    steps.add(new Step(sql.strip(), parameters, check));
    return this;
  }

  void send(Connection connection) throws SQLException {
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
        if (!isRows) {
          step.check().changed(statement.getUpdateCount());
        }
        isRows = statement.getMoreResults();
      }
    }
  }
}
