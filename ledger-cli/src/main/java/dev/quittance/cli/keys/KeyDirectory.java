package dev.quittance.cli.keys;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.contract.keys.EventKey;
import dev.quittance.contract.keys.KeyFile;
import dev.quittance.contract.keys.PartitionOffsets;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The key files of a directory, one for each service and reader: readable by their owner alone.
 *
 * @param signedFrom what a new file says
 */
record KeyDirectory(Path directory, PartitionOffsets signedFrom) {

  private static final String ENDING = ".keys";

  boolean isThere() {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(ENDING));
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  /** Adds keys to the files of those who have them; gives the files. */
  List<Path> add(List<EventKey> keys) {
    Set<String> names = new LinkedHashSet<>();
    keys.forEach(key -> {
      names.add(key.publisher());
      names.add(key.reader());
    });
    List<Path> written = new ArrayList<>();
    try {
      Files.createDirectories(directory, readableBy("rwx------"));
      for (String name : names) {
        Path file = directory.resolve(name + ENDING);
        write(file, name, before(file, name), keys);
        written.add(file);
      }
    } catch (IOException e) {
      throw unwritten(e);
    }
    return written;
  }

  private String before(Path file, String name) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file);
    }
    String head = "# The keys of events that " + name + " signs and checks with: a secret.\n";
    String from = signedFrom.toString();
    return from.isEmpty() ? head : head + "signed-from " + from + "\n";
  }

  private void write(Path file, String name, String before, List<EventKey> keys)
      throws IOException {
    StringBuilder text = new StringBuilder(before);
    if (!before.endsWith("\n")) {
      text.append('\n');
    }
    for (EventKey key : keys) {
      if (key.publisher().equals(name) || key.reader().equals(name)) {
        text.append(KeyFile.line(key)).append('\n');
      }
    }
    try {
      KeyFile.parse(text.toString());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("%s is malformed, %s.".formatted(file, e.getMessage()));
    }
    Path draft = Files.createTempFile(directory, name, ".draft", readableBy("rw-------"));
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private CommandFailure unwritten(IOException e) {
    return CommandFailure.unwritten("The keys cannot be kept in %s: %s".formatted(directory, e));
  }

  private static FileAttribute<?>[] readableBy(String permissions) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
