package dev.quittance.localstack.parts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** One database per service, all owned by one role, as docker-compose.yml has them too. */
public final class Databases {

  public static final String USER = "quittance";
  public static final String PASSWORD = "quittance";
  public static final List<String> NAMES = List.of("orders", "payments", "ledger", "notifications");

  private Databases() {}

  public static String jdbcUrl(String host, int port, String database) {
    return String.format(Locale.ROOT, "jdbc:postgresql://%s:%d/%s", host, port, database);
  }

  public static void createMissing(DataSource superuser) throws SQLException {
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + USER + "'")) {
        statement.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
      }
      for (String name : NAMES) {
        if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
          statement.execute("CREATE DATABASE " + name + " OWNER " + USER);
        }
      }
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
