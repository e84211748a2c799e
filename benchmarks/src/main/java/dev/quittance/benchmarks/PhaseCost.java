package dev.quittance.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the payments of a phase cost the service and its database, from this object's creation. */
final class PhaseCost {

  /** Of all databases: only this one is used meanwhile. */
  private static final String TRANSACTIONS =
      "SELECT pg_backend_pid(), sum(xact_commit + xact_rollback) FROM pg_stat_database";

  private final Connection connection;
  private final ProcessorTime service;
  private final ProcessorTime database;
  private final double serviceBefore;
  private final double databaseBefore;
  private final long transactionsBefore;

  PhaseCost(Connection connection, long servicePid) throws SQLException {
    this.connection = connection;
    this.service = ProcessorTime.of(servicePid);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TRANSACTIONS)) {
      row.next();
      this.database = ProcessorTime.ofParentAndChildren(row.getLong(1));
      this.transactionsBefore = row.getLong(2);
    }
    this.serviceBefore = service.seconds();
    this.databaseBefore = database.seconds();
  }

  /** Adds the figures of so many payments. */
  void report(Figures figures, String phase, int payments) throws SQLException {
    double serviceMillis = (service.seconds() - serviceBefore) * 1e3 / payments;
    double databaseMillis = (database.seconds() - databaseBefore) * 1e3 / payments;
    figures.add(phase + ": service, processor time", serviceMillis, "ms/payment");
    figures.add(phase + ": PostgreSQL, processor time", databaseMillis, "ms/payment");
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TRANSACTIONS)) {
      row.next();
      figures.add(
          phase + ": transactions",
          (double) (row.getLong(2) - transactionsBefore) / payments,
          "/payment");
    }
  }
}
