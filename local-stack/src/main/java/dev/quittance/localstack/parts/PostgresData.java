package dev.quittance.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A data directory: made by {@code initdb} beside its place, so it is whole or not there. */
public final class PostgresData {

  /** The superuser, trusted on this machine. */
  public static final String SUPERUSER = "postgres";

  /** What a server writes at its start: {@code initdb} alone never does. */
  private static final String EVER_STARTED = "postmaster.opts";

  /** What {@code initdb} makes first. */
  private static final List<String> BEGUN = List.of("PG_VERSION", "base", "global", "pg_wal");

  private PostgresData() {}

  /**
   * Makes the directory when there is none.
   *
   * <p>A directory on which a server has ever run is never touched. One that an interrupted {@code
   * initdb} of an earlier version of this program left in its place is made anew.
   *
   * @throws IOException when it cannot be made, or when the place is taken by other files
   */
  public static void prepare(PostgresProgram program, Path data, Path log) throws IOException {
    if (Files.exists(data.resolve(EVER_STARTED))) {
      return;
    }
    if (Files.isDirectory(data)) {
      clear(data);
    }
    Preparation.complete(data, draft -> initialise(program, draft, log));
  }

  private static void clear(Path data) throws IOException {
    boolean begun = BEGUN.stream().anyMatch(name -> Files.exists(data.resolve(name)));
    if (!begun && !isEmpty(data)) {
      throw new IOException(
          "%s has files that are not PostgreSQL's: move them away".formatted(data));
    }
    FileTree.delete(data);
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private static void initialise(PostgresProgram program, Path draft, Path log) throws IOException {
    Process process =
        program
            .start(
                log,
                "initdb",
                "--pgdata=" + draft,
                "--username=" + SUPERUSER,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale-provider=libc",
                "--no-locale",
                "--no-instructions")
            .start();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(
            "PostgreSQL's initdb ended with %s, see %s".formatted(Integer.toString(status), log));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL's data directory was made", e);
    }
  }
}
