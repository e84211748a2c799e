package dev.quittance.localstack.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL server as a child process, listening on loopback only. */
public final class PostgresServer implements AutoCloseable {

  public static final String USER = Databases.USER;
  public static final String PASSWORD = Databases.PASSWORD;

  /** Recovery after a crash takes its time; a server that ends shows at once. */
  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 50;

  private static final Map<String, String> CONFIGURATION =
      Map.of(
          "listen_addresses", "127.0.0.1",
          // Its socket would be in the shared temp directory.
          "unix_socket_directories", "",
          "timezone", "UTC",
          "log_timezone", "UTC",
          "max_connections", "400",
          "shared_buffers", "256MB",
          // A rebuild writes gigabytes, and a checkpoint begins after about half of this: in the
          // middle of one it has every page touched next written whole.
          "max_wal_size", "8GB",
          // A file of the log that is zeroed first holds up all commits for 60 ms: every 16 MB,
          // until a checkpoint has left files to be used again.
          "wal_init_zero", "off",
          // Else the system writes what was evicted whenever it likes: 600 MB at once, and no
          // commit meanwhile.
          "backend_flush_after", "256kB");

  /**
   * Of glibc (mallopt(3)), in bytes. Else a session returns its memory to the system after each
   * transaction and takes it again for the next, which is a seventh of a small one's processor
   * time.
   */
  static final Map<String, String> MEMORY =
      Map.of(
          "MALLOC_TRIM_THRESHOLD_", "2097152",
          "MALLOC_MMAP_THRESHOLD_", "1048576");

  private final PostgresProgram program;
  private final Path data;
  private final Path log;
  private final int port;
  private final Process postmaster;
  private final @Nullable Path temporary;

  private PostgresServer(
      PostgresProgram program,
      Path data,
      Path log,
      int port,
      Process postmaster,
      @Nullable Path temporary) {
    this.program = program;
    this.data = data;
    this.log = log;
    this.port = port;
    this.postmaster = postmaster;
    this.temporary = temporary;
  }

  /** Starts on a temporary directory, deleted by {@link #close}, and on a free port. */
  public static PostgresServer startTemporary() throws IOException {
    Path directory = Files.createTempDirectory("quittance-postgres");
    return start(
        directory.resolve("data"),
        FreePorts.next(),
        directory.resolve("postgres.log"),
        process -> {},
        Map.of(),
        directory);
  }

  /** Starts with every service's database in place; {@link #close} keeps the data. */
  public static PostgresServer start(Path data, int port, Path log) throws IOException {
    return start(data, port, log, process -> {});
  }

  /**
   * Starts with every service's database in place.
   *
   * @param data kept by {@link #close}
   * @param log gets the server's output, anew
   * @param begun gets the server's process as soon as there is one
   * @throws IOException when it does not start; says what its log says
   */
  public static PostgresServer start(Path data, int port, Path log, Consumer<ProcessHandle> begun)
      throws IOException {
    return start(data, port, log, begun, Map.of(), null);
  }

  /**
   * Starts with settings of PostgreSQL beside those that this class has, for example a secured
   * server's. The superuser must still be trusted on loopback.
   */
  public static PostgresServer start(Path data, int port, Path log, Map<String, String> more)
      throws IOException {
    return start(data, port, log, process -> {}, more, null);
  }

  private static PostgresServer start(
      Path data,
      int port,
      Path log,
      Consumer<ProcessHandle> begun,
      Map<String, String> more,
      @Nullable Path temporary)
      throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    Files.deleteIfExists(log);
    PostgresProgram program =
        PostgresProgram.of(Checkout.programs(), Versions.ofThisBuild().postgres());
    PostgresData.prepare(program, data.toAbsolutePath(), log);
    Process postmaster = postmaster(program, data.toAbsolutePath(), port, log, more);
    begun.accept(postmaster.toHandle());
    PostgresServer server =
        new PostgresServer(program, data.toAbsolutePath(), log, port, postmaster, temporary);
    try {
      server.awaitAnswer();
      Databases.createMissing(server.superuser());
      return server;
    } catch (SQLException e) {
      server.close();
      throw new IOException("cannot create the services' databases: " + e.getMessage(), e);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  public int port() {
    return port;
  }

  public String jdbcUrl(String database) {
    return jdbcUrl(port, database);
  }

  /** The address of a service's database in a server of this machine. */
  public static String jdbcUrl(int port, String database) {
    return Databases.jdbcUrl("127.0.0.1", port, database);
  }

  /** The server's main process, to notice its end. */
  public ProcessHandle process() {
    return postmaster.toHandle();
  }

  /** Ends its sessions and stops it in good order. */
  @Override
  public void close() throws IOException {
    try {
      if (postmaster.isAlive()) {
        program
            .start(log, "pg_ctl", "stop", "--pgdata=" + data, "--mode=fast", "--no-wait")
            .start()
            .waitFor();
      }
      if (!postmaster.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("PostgreSQL still stops after " + STOP_LIMIT.toSeconds() + " s");
      }
      if (temporary != null) {
        FileTree.delete(temporary);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process postmaster(
      PostgresProgram program, Path data, int port, Path log, Map<String, String> more)
      throws IOException {
    ProcessBuilder builder =
        program.start(log, "postgres", "-D", data.toString(), "-p", Integer.toString(port));
    Map<String, String> configuration = new HashMap<>(CONFIGURATION);
    configuration.putAll(more);
    configuration.forEach(
        (name, value) -> builder.command().addAll(List.of("-c", name + "=" + value)));
    builder.environment().putAll(MEMORY);
    return builder.start();
  }

  private void awaitAnswer() throws IOException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    SQLException last = null;
    while (System.nanoTime() < deadline) {
      if (!postmaster.isAlive()) {
        throw new IOException(
            "PostgreSQL ended at its start: %s (see %s)".formatted(lastLine(log), log));
      }
      try (Connection connection = superuser().getConnection()) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        last = e;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while PostgreSQL started", e);
      }
    }
    throw new IOException(
        "PostgreSQL does not answer after " + START_LIMIT.toSeconds() + " s", last);
  }

  /** Whoever may do everything, at the database {@code postgres}. */
  public PGSimpleDataSource superuser() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl("postgres"));
    source.setUser(PostgresData.SUPERUSER);
    return source;
  }

  private static String lastLine(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("FATAL:") || line.contains("could not"))
        .reduce((first, second) -> first)
        .orElse("no reason given");
  }
}
