package dev.quittance.cli.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that gets its name when it is complete, so that half of one never looks complete. */
final class PartFile implements AutoCloseable {

  private final Path path;
  private final Path part;
  private final Writer writer;

  private PartFile(Path path, Path part, Writer writer) {
    this.path = path;
    this.part = part;
    this.writer = writer;
  }

  static PartFile create(Path path) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    Writer writer = Files.newBufferedWriter(part);
    part.toFile().deleteOnExit(); // Ctrl-C
    return new PartFile(path, part, writer);
  }

  Writer writer() {
    return writer;
  }

  Path complete() throws IOException {
    writer.close();
    return Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    try (writer) {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
