package dev.quittance.localstack.parts;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL's programs, unpacked, and how they are started. */
public final class PostgresProgram {

  private static final File NOTHING = new File("/dev/null");

  private final Path home;

  private PostgresProgram(Path home) {
    this.home = home;
  }

  /**
   * Unpacks the programs the first time; takes 2 s.
   *
   * @param programs the directory that has one directory for each version
   * @param version tells this version's files from another's
   * @throws IOException when they cannot be unpacked: the disk is full, or not ours to write on
   */
  public static PostgresProgram of(Path programs, String version) throws IOException {
    Path home = programs.resolve("postgres-" + version + "-" + PostgresArchive.platform());
    Preparation.complete(home, PostgresArchive::unpack);
    return new PostgresProgram(home);
  }

  public Path home() {
    return home;
  }

  /**
   * A program that is about to start, its output appended to a log.
   *
   * <p>Neither the user's locale nor zone nor {@code PG...} variables reach it: a database must not
   * differ by who made it, and its messages are read by programs.
   */
  public ProcessBuilder start(Path log, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(withoutRoot());
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    environment.put("LC_ALL", "C");
    environment.put("LANG", "C");
    environment.put("TZ", "UTC");
    return builder
        .redirectInput(NOTHING)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace without a mapping root is nobody, and
   * still the owner of its files.
   */
  private static List<String> withoutRoot() throws IOException {
    if (new UnixSystem().getUid() != 0) {
      return List.of();
    }
    List<String> namespace = List.of("unshare", "--user");
    if (!succeeds(namespace)) {
      throw new IOException(
          "PostgreSQL refuses to run as root, and this machine has no user namespaces to run it"
              + " as nobody (unshare --user): run this as another user");
    }
    return namespace;
  }

  private static boolean succeeds(List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
