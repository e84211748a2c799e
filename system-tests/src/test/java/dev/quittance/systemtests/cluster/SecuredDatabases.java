package dev.quittance.systemtests.cluster;

import dev.quittance.localstack.parts.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * PostgreSQL with TLS, in which each service's tables belong to another role than the one that the
 * service runs as: as {@code deploy/postgres} says.
 */
public final class SecuredDatabases implements AutoCloseable {

  private static final Path FILES = Path.of("..", "deploy", "postgres");

  /** Whom the test's own server trusts beside those of the file. */
  private static final String SETUP = "host all postgres 127.0.0.1/32 trust\n";

  private final PostgresServer server;
  private final Path authority;

  private SecuredDatabases(PostgresServer server, Path authority) {
    this.server = server;
    this.authority = authority;
  }

  /**
   * Starts it, with every service's database migrated and shared.
   *
   * @param serverKey its key and certificates
   * @param authority what its clients trust
   */
  static SecuredDatabases start(Path data, int port, Path serverKey, Path authority)
      throws IOException, SQLException {
    Path access = data.resolve("pg_hba.conf");
    Files.writeString(access, SETUP + Files.readString(FILES.resolve("pg_hba.conf")));
    PostgresServer server =
        PostgresServer.start(
            data.resolve("postgres"),
            port,
            data.resolve("postgres.log"),
            Map.of(
                "fsync", "off",
                "ssl", "on",
                "ssl_key_file", serverKey.toString(),
                "ssl_cert_file", serverKey.toString(),
                "hba_file", access.toString()));
    var databases = new SecuredDatabases(server, authority);
    try {
      databases.prepare();
      return databases;
    } catch (SQLException | IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The role that a service runs as. */
  public static String roleOf(Service service) {
    return service.module().replace('-', '_');
  }

  private static String ownerOf(Service service) {
    return service.database() + "_owner";
  }

  private void prepare() throws SQLException, IOException {
    try (Connection superuser = server.superuser().getConnection();
        Statement statement = superuser.createStatement()) {
      statement.execute(Files.readString(FILES.resolve("roles.sql")));
      for (Service service : Service.values()) {
        statement.execute(
            "ALTER DATABASE %s OWNER TO %s".formatted(service.database(), ownerOf(service)));
        for (String role : List.of(roleOf(service), ownerOf(service))) {
          statement.execute(
              "ALTER ROLE %s PASSWORD '%s'".formatted(role, SecuredCluster.password(role)));
        }
      }
    }
    for (Service service : Service.values()) {
      migrate(service);
      try (Connection owner = connect(service.database(), ownerOf(service));
          Statement statement = owner.createStatement()) {
        for (String file : grantsOf(service)) {
          statement.execute(Files.readString(FILES.resolve("grants").resolve(file)));
        }
      }
    }
  }

  private static List<String> grantsOf(Service service) {
    String own = service.database() + ".sql";
    return service == Service.LEDGER
        ? List.of("kit.sql", own)
        : List.of("kit.sql", "parking.sql", own);
  }

  /** As a service does at its start, as another role than it runs as. */
  private void migrate(Service service) {
    String kit = "filesystem:../service-kit/src/main/resources/db/";
    String own = "filesystem:../" + service.module() + "/src/main/resources/db/migration";
    String[] locations =
        service == Service.LEDGER
            ? new String[] {kit + "kit", own}
            : new String[] {kit + "kit", kit + "parking", own};
    Flyway.configure()
        .dataSource(
            jdbcUrl(service.database()),
            ownerOf(service),
            SecuredCluster.password(ownerOf(service)))
        .outOfOrder(true)
        .locations(locations)
        .load()
        .migrate();
  }

  /** A database's address for clients that make sure that it is the right server. */
  public String jdbcUrl(String database) {
    return server.jdbcUrl(database) + "?sslmode=verify-full&sslrootcert=" + authority;
  }

  /** For clients that want no TLS. */
  public String plainUrl(String database) {
    return server.jdbcUrl(database) + "?sslmode=disable";
  }

  /** A connection as that role. */
  public Connection connect(String database, String role) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), role, SecuredCluster.password(role));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
