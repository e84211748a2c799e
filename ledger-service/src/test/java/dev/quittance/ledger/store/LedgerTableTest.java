package dev.quittance.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.ledger.support.LedgerTest;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@LedgerTest
class LedgerTableTest {

  @Inject AgroalDataSource dataSource;

  @ParameterizedTest
  @EnumSource
  void itsColumnsAreThoseOfTheDatabase(LedgerTable table) throws SQLException {
    Set<RowColumn> listed =
        table.columns().stream()
            .map(column -> new RowColumn(column.name(), column.type().sql(), column.nullable()))
            .collect(Collectors.toSet());
    assertThat(listed).isEqualTo(columnsOf(table.parent()));
  }

  private record RowColumn(String name, String type, boolean nullable) {}

  private Set<RowColumn> columnsOf(String table) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT column_name, udt_name, is_nullable = 'YES'
                  FROM information_schema.columns
                 WHERE table_schema = current_schema() AND table_name = ?
                """)) {
      select.setString(1, table);
      Set<RowColumn> columns = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String name = row.getString(2);
          String type = name.startsWith("_") ? name.substring(1) + "[]" : name;
          columns.add(new RowColumn(row.getString(1), type, row.getBoolean(3)));
        }
      }
      return columns;
    }
  }
}
