package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Some languages have digits of their own. Error Prone finds {@code String.format} without a
 * locale; streams, loggers and {@code formatted} take the machine's, too, and it does not see
 * those.
 */
class LocaleInFormatsTest {

  private static final Pattern CALL =
      Pattern.compile("\\b(printf|format|formatted|(trace|debug|info|warn|error)f)\\(");

  /** Numbers by a locale's digits; {@code %s} of a number is the same everywhere. */
  private static final Pattern NUMBER = Pattern.compile("%(\\d+\\$)?[-+ 0,(#]*[\\d.]*[dfxXeEgG]");

  @Test
  void noNumberIsFormattedInTheMachinesLocale() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      List<String> found =
          modules
              .map(module -> module.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .flatMap(LocaleInFormatsTest::sources)
              .flatMap(LocaleInFormatsTest::calls)
              .toList();
      assertThat(found).isEmpty();
    }
  }

  @Test
  void theSearchFindsWhatItIsFor() {
    assertThat(calls("a.java", "out.printf(\"%n%,d orders%n\", size);")).hasSize(1);
    assertThat(calls("a.java", "LOG.warnf(cause, \"Partition %d pauses\", 1);")).hasSize(1);
    assertThat(calls("a.java", "return \"%1$02d\".formatted(n);")).hasSize(1);
    assertThat(calls("a.java", "out.printf(Locale.ROOT, \"%d\", n);")).isEmpty();
    assertThat(calls("a.java", "LOG.warnf(\"Partition %s pauses\", 1);")).isEmpty();
  }

  private static Stream<Path> sources(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> calls(Path source) {
    try {
      return calls(source.toString(), Files.readString(source)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> calls(String name, String text) {
    Matcher call = CALL.matcher(text);
    return call.results()
        .map(found -> statement(text, found.start()))
        .filter(statement -> NUMBER.matcher(statement).find() && !statement.contains("Locale."))
        .map(statement -> name + ": " + statement.strip())
        .toList();
  }

  private static String statement(String text, int inside) {
    int begin = Math.max(text.lastIndexOf(';', inside), text.lastIndexOf('{', inside)) + 1;
    int end = text.indexOf(';', inside);
    return text.substring(begin, end < 0 ? text.length() : end);
  }
}
