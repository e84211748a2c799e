package dev.quittance.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @TempDir Path directory;

  @Test
  void keepsItsRowsOverARestartAndWritesDurably() throws Exception {
    ProcessHandle first;
    try (PostgresServer server = start()) {
      first = server.process();
      for (String database : Databases.NAMES) {
        assertThat(answer(server, database, "SELECT current_database()")).isEqualTo(database);
      }
      assertThat(answer(server, "ledger", "SHOW fsync")).isEqualTo("on");
      assertThat(answer(server, "ledger", "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(answer(server, "ledger", "SHOW server_version"))
          .isEqualTo(Versions.ofThisBuild().postgres().replaceFirst("\\.0$", ""));
      answer(server, "ledger", "CREATE TABLE kept AS SELECT 42 AS figure; SELECT 1");
    }
    assertThat(first.isAlive()).isFalse();
    try (PostgresServer again = start()) {
      assertThat(answer(again, "ledger", "SELECT figure FROM kept")).isEqualTo("42");
    }
  }

  private PostgresServer start() throws IOException {
    return PostgresServer.start(
        directory.resolve("data"), FreePorts.next(), directory.resolve("postgres.log"));
  }

  private static String answer(PostgresServer server, String database, String sql)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl(database), Databases.USER, Databases.PASSWORD);
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      try (ResultSet result = statement.getResultSet()) {
        result.next();
        return result.getString(1);
      }
    }
  }
}
