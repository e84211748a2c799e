package dev.quittance.localstack.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A generated document below docs/. {@code -Ddocs.write=true} writes it instead of comparing it.
 *
 * @param path below docs/, for example {@code api/order-service.openapi.yaml}
 */
public record CommittedDocument(String path) {

  /**
   * @param generated what it should be
   * @throws AssertionError if it is something else
   */
  public void check(String generated) {
    Path file = file();
    try {
      if (Boolean.getBoolean("docs.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, generated);
      } else if (!Files.exists(file) || !Files.readString(file).equals(generated)) {
        throw new AssertionError(
            "docs/" + path + " is stale: run `make docs` and commit what it wrote");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("docs/" + path, e);
    }
  }

  /** Surefire says where the module is; an IDE runs tests in it. */
  private Path file() {
    return Path.of(System.getProperty("basedir", "."))
        .toAbsolutePath()
        .resolveSibling("docs")
        .resolve(path);
  }
}
