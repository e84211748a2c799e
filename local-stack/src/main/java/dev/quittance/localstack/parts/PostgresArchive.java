package dev.quittance.localstack.parts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The archive of PostgreSQL's program files that a profile of this module's POM puts on the class
 * path. It is read as a stream: unpacking it takes 10 MB of heap (the dictionary of its
 * compression), however large its files are.
 */
final class PostgresArchive {

  private PostgresArchive() {}

  /** Unpacks all of it into a directory. */
  static void unpack(Path directory) throws IOException {
    String name = "/postgres-" + platform() + ".txz";
    try (InputStream resource = PostgresArchive.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IOException(
            "there is no PostgreSQL for this machine (%s) on the class path".formatted(platform()));
      }
      unpack(resource, directory);
    }
  }

  /** The system and processor as the archives' names have them: {@code linux-x86_64}. */
  static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return (system.startsWith("mac") ? "darwin" : system)
        + switch (processor) {
          case "amd64", "x86_64" -> "-x86_64";
          case "aarch64" -> "-arm_64";
          default -> "-" + processor;
        };
  }

  static void unpack(InputStream archive, Path directory) throws IOException {
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        unpack(entry, entries, directory);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path directory)
      throws IOException {
    Path file = directory.resolve(entry.getName()).normalize();
    if (!file.startsWith(directory)) {
      throw new IOException("the archive would write outside its directory: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, file);
      if ((entry.getMode() & 0100) != 0) {
        Set<PosixFilePermission> allowed = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        allowed.add(PosixFilePermission.OWNER_EXECUTE);
        Files.setPosixFilePermissions(file, allowed);
      }
    }
  }
}
