package dev.quittance.testkit;

import dev.quittance.localstack.docs.CommittedDocument;
import dev.quittance.localstack.teststack.TestStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import org.flywaydb.core.Flyway;

/**
 * {@code docs/database/<service>.md}: a picture of the tables that a service's migrations make. The
 * service under test is the one whose {@code application.properties} is on the class path.
 */
public final class DatabaseDocument {

  /** Beside the schema that the service's other tests use in the same database. */
  private static final String SCHEMA = "picture";

  private DatabaseDocument() {}

  /**
   * Compares the committed picture with the migrated schema, or writes it ({@code make docs}), and
   * requires that each table is in {@code deploy/postgres/grants} and that each index has room for
   * what its columns may hold.
   *
   * @throws AssertionError if the committed picture is of another schema, a table is not shared, or
   *     nothing bounds a text in an index
   */
  public static void check(String service) {
    Properties application = application();
    String url = application.getProperty("quarkus.datasource.jdbc.url", "");
    TestStack stack = TestStack.start();
    String name = url.substring(url.lastIndexOf('/') + 1);
    String database = stack.jdbcUrl(name);
    String[] locations =
        application.getProperty("quarkus.flyway.locations", "db/migration").split(",", -1);
    try (Connection connection =
            DriverManager.getConnection(database, stack.username(), stack.password());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
      Flyway.configure()
          .dataSource(database, stack.username(), stack.password())
          .defaultSchema(SCHEMA)
          .locations(locations)
          .load()
          .migrate();
      String picture = new DatabasePicture(connection, SCHEMA).mermaid();
      DatabaseGrants.check(connection, SCHEMA, name);
      IndexedTexts.check(connection, SCHEMA);
      statement.execute("DROP SCHEMA " + SCHEMA + " CASCADE");
      new CommittedDocument("database/" + service + ".md").check(page(service, picture));
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("the database cannot be drawn", e);
    }
  }

  private static String page(String service, String picture) {
    return """
    # The database of %s

    Drawn of the migrated schema; `make docs` draws it anew. PK: part of the primary key. Columns may be null where it
    says so. A table with partitions is drawn once.

    ```mermaid
    %s```
    """
        .formatted(service, picture);
  }

  private static Properties application() {
    Properties properties = new Properties();
    try (InputStream file =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("application.properties")) {
      properties.load(Objects.requireNonNull(file, "no application.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
