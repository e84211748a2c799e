package dev.quittance.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server as a child process, listening on loopback only. */
public final class PostgresServer implements AutoCloseable {

  public static final String USER = Databases.USER;
  public static final String PASSWORD = Databases.PASSWORD;

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final EmbeddedPostgres server;
  private final ProcessHandle postmaster;

  private PostgresServer(EmbeddedPostgres server, ProcessHandle postmaster) {
    this.server = server;
    this.postmaster = postmaster;
  }

  /** Starts on a temporary directory, deleted by {@link #close}, and on a free port. */
  public static PostgresServer startTemporary() throws IOException {
    return start(null, 0, null);
  }

  /**
   * Starts with every service's database in place.
   *
   * @param dataDirectory kept by {@link #close}; null for a temporary one
   * @param port 0 for a free one
   * @param log gets the server's output; null for this JVM's log
   */
  public static PostgresServer start(@Nullable Path dataDirectory, int port, @Nullable Path log)
      throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            // The library switches both off; a ledger's database must not.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "400")
            .setServerConfig("shared_buffers", "256MB")
            // A rebuild writes gigabytes, and a checkpoint begins after about half of this: in the
            // middle of one it has every page touched next written whole.
            .setServerConfig("max_wal_size", "8GB")
            .setPGStartupWait(START_LIMIT)
            // Whoever starts it also decides when it stops: after the services, not beside them.
            .setRegisterShutdownHook(false)
            .setPort(port);
    if (log != null) {
      Files.deleteIfExists(log);
      builder.setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
    Path data = dataDirectory;
    if (data == null) {
      data = Files.createTempDirectory("quittance-postgres");
    } else {
      builder.setCleanDataDirectory(false);
    }
    EmbeddedPostgres server;
    try {
      server = builder.setDataDirectory(data).start();
    } catch (IllegalStateException e) {
      throw new IOException("PostgreSQL does not start on " + data, e);
    }
    PostgresServer started = new PostgresServer(server, postmasterOf(data));
    try {
      Databases.createMissing(started.server.getPostgresDatabase());
    } catch (SQLException e) {
      started.close();
      throw new IOException("cannot create the services' databases", e);
    }
    return started;
  }

  public int port() {
    return server.getPort();
  }

  public String jdbcUrl(String database) {
    return jdbcUrl(port(), database);
  }

  /** The address of a service's database in a server of this machine. */
  public static String jdbcUrl(int port, String database) {
    return Databases.jdbcUrl("127.0.0.1", port, database);
  }

  /** The server's main process, to notice its end. */
  public ProcessHandle process() {
    return postmaster;
  }

  @Override
  public void close() throws IOException {
    server.close();
    awaitEnd(postmaster);
  }

  /** The library stops waiting after 5 s, which a last checkpoint on a slow disk can exceed. */
  private static void awaitEnd(ProcessHandle postmaster) throws IOException {
    try {
      postmaster.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("PostgreSQL still stops after " + STOP_LIMIT.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException("cannot await PostgreSQL's end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ProcessHandle postmasterOf(Path data) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().trim());
    return ProcessHandle.of(pid)
        .orElseThrow(() -> new IOException("PostgreSQL ended right after its start"));
  }
}
