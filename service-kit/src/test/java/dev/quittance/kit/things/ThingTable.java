package dev.quittance.kit.things;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

@ApplicationScoped
public class ThingTable {

  private final AgroalDataSource dataSource;

  ThingTable(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  long insert(String name) {
    try {
      return number("INSERT INTO thing (name) VALUES (?) RETURNING id", name);
    } catch (SQLException e) {
      throw new IllegalStateException("inserting a thing", e);
    }
  }

  public long count(String name) throws SQLException {
    return number("SELECT count(*) FROM thing WHERE name = ?", name);
  }

  private long number(String sql, String parameter) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
