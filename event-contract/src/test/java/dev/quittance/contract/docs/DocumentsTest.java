package dev.quittance.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code -Ddocs.write=true} writes the documents instead of comparing them. */
class DocumentsTest {

  private static final boolean WRITE = Boolean.getBoolean("docs.write");

  @BeforeAll
  static void write() throws IOException {
    if (WRITE) {
      Files.createDirectories(Documents.FOLDER);
      for (Map.Entry<String, String> document : Documents.all().entrySet()) {
        Files.writeString(Documents.FOLDER.resolve(document.getKey()), document.getValue());
      }
    }
  }

  @Test
  void theCommittedDocumentsAreThoseOfTheContract() throws IOException {
    for (Map.Entry<String, String> document : Documents.all().entrySet()) {
      Path file = Documents.FOLDER.resolve(document.getKey());
      assertThat(Files.exists(file) ? Files.readString(file) : "")
          .as("docs/events/%s is stale: run `make docs` and commit it", document.getKey())
          .isEqualTo(document.getValue());
    }
  }

  @Test
  void noDocumentIsLeftOfAnEventThatIsGone() throws IOException {
    try (var files = Files.list(Documents.FOLDER)) {
      List<String> generated =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("README.md"))
              .toList();

      assertThat(generated)
          .as("docs/events holds the generated files, README.md and nothing else")
          .hasSameElementsAs(Documents.all().keySet());
    }
  }
}
