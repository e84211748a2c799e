package dev.quittance.systemtests.cluster;

import dev.quittance.localstack.parts.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL that can go down and come back with its data. */
public final class DatabaseServer implements AutoCloseable {

  /** Only processes are killed here: what they have written is there, whether on a disk or not. */
  static final Map<String, String> NO_POWER_CUTS = Map.of("fsync", "off");

  private final Path directory;
  private final int port;
  private @Nullable PostgresServer server;

  /**
   * @param directory gets its data and its log
   */
  DatabaseServer(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Does nothing if it runs. */
  public void start() {
    if (server != null) {
      return;
    }
    try {
      server =
          PostgresServer.start(
              directory.resolve("postgres"),
              port,
              directory.resolve("postgres.log"),
              NO_POWER_CUTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all connections, whatever they are at. */
  public void stop() {
    PostgresServer current = server;
    if (current != null) {
      try {
        current.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server = null;
    }
  }

  /** {@code kill -9} of its main process: the others end when they see that. */
  public void kill() {
    PostgresServer current = server;
    if (current != null) {
      List<ProcessHandle> backends = current.process().children().toList();
      boolean _ = current.process().destroyForcibly();
      current.process().onExit().join();
      backends.forEach(backend -> backend.onExit().join());
      server = null;
    }
  }

  /** A connection to a service's database, behind its back. */
  public Connection connect(Service service) throws SQLException {
    return DriverManager.getConnection(
        PostgresServer.jdbcUrl(port, service.database()),
        PostgresServer.USER,
        PostgresServer.PASSWORD);
  }

  @Override
  public void close() {
    stop();
  }
}
