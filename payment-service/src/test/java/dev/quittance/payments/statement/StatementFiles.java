package dev.quittance.payments.statement;

import dev.quittance.payments.statement.camt.CamtDocument;
import dev.quittance.payments.statement.camt.CamtReader;
import dev.quittance.payments.statement.camt.UnreadableStatementException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of src/test/resources/statements. */
public final class StatementFiles {

  private static final Path FOLDER = Path.of("src/test/resources/statements");

  private StatementFiles() {}

  /** All of them, by name without {@code .xml}. */
  public static Stream<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".xml"))
          .map(name -> name.substring(0, name.length() - ".xml".length()))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(FOLDER.resolve(name + ".xml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file beside it that says what is to be read. */
  public static Path expectation(String name) {
    return FOLDER.resolve(name + ".txt");
  }

  public static CamtDocument read(String name) {
    try {
      return CamtReader.read(bytes(name));
    } catch (UnreadableStatementException e) {
      throw new AssertionError(name + ": " + e.detail() + e.faults(), e);
    }
  }

  /** The keys of all booked entries, in the order of the file. */
  public static List<String> keys(String name) {
    return read(name).statements().stream()
        .flatMap(statement -> EntryIdentity.of(statement).stream())
        .map(EntryIdentity.Identified::key)
        .toList();
  }
}
