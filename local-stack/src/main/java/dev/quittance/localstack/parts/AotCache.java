package dev.quittance.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program's ahead-of-time cache (JEP 483, 514, 515): its classes, loaded and linked, and what its
 * methods did in a training run. A JVM without one starts slower and does the same.
 *
 * <p>The file's name says what it was made of: the JDK, every jar's size and time, and the JVM's
 * options. After any of them changed there is no cache, so no JVM is given a stale one.
 */
public final class AotCache {

  private static final String ENDING = ".aot";
  private static final String FAILED = ".failed";
  private static final int NAME_BYTES = 8;

  private final Path file;

  private AotCache(Path file) {
    this.file = file;
  }

  /**
   * The cache of a program.
   *
   * @param directory has the caches of this program only
   * @param jars its class path; a directory stands for all files below it
   * @param options of its JVM; {@code @file} stands for what is in the file
   */
  public static AotCache of(Path directory, Collection<Path> jars, List<String> options) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Path java = Path.of(System.getProperty("java.home"));
      add(digest, java + " " + System.getProperty("java.vm.version"));
      addFile(digest, java.resolve("lib").resolve("modules"));
      for (String option : options) {
        add(digest, option);
        if (option.startsWith("@")) {
          add(digest, Files.readString(Path.of(option.substring(1))));
        }
      }
      for (Path jar : jars) {
        addFile(digest, jar);
      }
      String name = HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
      return new AotCache(directory.resolve(name + ENDING));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addFile(MessageDigest digest, Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(
            digest,
            file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
      }
    } catch (NoSuchFileException e) {
      add(digest, path + " is not there"); // a class path may name what is not
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  public boolean isThere() {
    return Files.isRegularFile(file);
  }

  /** Whether it is worth a training run: it is not there, and making it has not failed. */
  public boolean isDue() {
    return !isThere() && !Files.exists(failed());
  }

  /**
   * Options of a JVM that uses it; none while it is not there. One that is corrupt is passed over,
   * without a warning: there is nothing to do about it.
   */
  public List<String> use() {
    return isThere()
        ? List.of("-XX:AOTCache=" + file, "-XX:+VerifySharedSpaces", "-Xlog:aot*=off")
        : List.of();
  }

  /**
   * Options of a JVM that is trained.
   *
   * @param recording is written when the JVM ends in good order
   */
  public static List<String> record(Path recording) {
    return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording);
  }

  /** Options of the same command line that make the cache of a recording instead of running. */
  public List<String> create(Path recording) {
    return List.of(
        "-XX:AOTMode=create", "-XX:AOTConfiguration=" + recording, "-XX:AOTCache=" + draft());
  }

  /** Puts what was made in its place, and deletes those of before. */
  public void keep() throws IOException {
    Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE);
    deleteOthers();
  }

  /** Notes that it cannot be made, and that nobody need try again. */
  public void giveUp() throws IOException {
    Files.createDirectories(directory());
    Files.writeString(failed(), "");
    deleteOthers();
  }

  private void deleteOthers() throws IOException {
    for (Path other : files(directory())) {
      if (!other.equals(file) && !other.equals(failed())) {
        Files.deleteIfExists(other);
      }
    }
  }

  /** Makes room for it: the directory, without what a killed training run left. */
  public void prepare() throws IOException {
    Files.createDirectories(directory());
    Files.deleteIfExists(draft());
    Files.deleteIfExists(failed());
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return new ArrayList<>(files.toList());
    }
  }

  private Path directory() {
    return file.resolveSibling(".").normalize();
  }

  private Path draft() {
    return file.resolveSibling(file.getFileName() + ".draft");
  }

  private Path failed() {
    return file.resolveSibling(file.getFileName() + FAILED);
  }
}
