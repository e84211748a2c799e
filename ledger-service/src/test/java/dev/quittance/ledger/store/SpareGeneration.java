package dev.quittance.ledger.store;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** A generation of a test's own, beside the live one. */
final class SpareGeneration {

  private SpareGeneration() {}

  static GenerationTables make(Generations generations, AgroalDataSource dataSource)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      GenerationTables tables = generations.begin(connection);
      Sql.execute(connection, tables.index());
      // Not BUILDING: it must not look like one that a dead process left.
      Sql.execute(
          connection,
          "UPDATE generation SET state = 'RETIRED', live_at = now(), retired_at = now() WHERE number = "
              + tables.number());
      return tables;
    }
  }
}
