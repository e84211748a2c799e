package dev.quittance.localstack.parts;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkout that this process works in. What is prepared once for all of its tests and its local
 * stack lies below its {@code .local}: another checkout, or another user, has another one.
 */
final class Checkout {

  private Checkout() {}

  /** Where PostgreSQL's program files are. */
  static Path programs() {
    return root(Path.of("").toAbsolutePath()).resolve(".local").resolve("programs");
  }

  /** The nearest directory upwards that Maven takes for a project's root, or the given one. */
  static Path root(Path start) {
    for (Path directory = start; directory != null; directory = directory.getParent()) {
      if (Files.isDirectory(directory.resolve(".mvn"))) {
        return directory;
      }
    }
    return start;
  }
}
