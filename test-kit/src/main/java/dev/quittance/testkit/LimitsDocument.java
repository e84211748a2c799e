package dev.quittance.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** docs/limits.md, compared with the configuration of the service under test. */
public final class LimitsDocument {

  private static final Path DOCUMENT = Path.of("..", "docs", "limits.md");
  private static final Pattern ROW = Pattern.compile("\\| `([a-z.-]+)` \\| (\\w+) \\| (.*)");

  /** A limit of one service: {@code (order-service)}. */
  private static final Pattern ONLY = Pattern.compile("\\((\\w+-service|sandbox)\\)");

  /** What a service has that serves HTTP, and neither events nor a database. */
  private static final Pattern OF_HTTP =
      Pattern.compile("quittance\\.limits\\..*|quarkus\\.(http|shutdown)\\..*");

  private LimitsDocument() {}

  /**
   * Every limit of HTTP is in the document, and every limit in the document is the service's.
   *
   * @param setByTests limits that the module's tests run with another value of
   */
  public static void check(String... setByTests) throws IOException {
    check(documented(name()), setByTests);
  }

  /** The same of a service that has neither events nor a database. */
  public static void checkOfHttp(String... setByTests) throws IOException {
    String service = name();
    Map<String, String> documented = documented(service);
    documented
        .keySet()
        .removeIf(name ->
            !OF_HTTP.matcher(name).matches() && !name.startsWith("quittance." + service + "."));
    check(documented, setByTests);
  }

  private static void check(Map<String, String> documented, String... setByTests) {
    Config config = ConfigProvider.getConfig();
    assertThat(
            StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("quittance.limits.")))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(documented).containsKey(name));
    documented.forEach((name, value) ->
        assertThat(config.getOptionalValue(name, String.class))
            .as(name)
            .matches(
                here ->
                    here.isPresent()
                        && (here.get().equals(value) || List.of(setByTests).contains(name)),
                "is " + value));
  }

  private static String name() {
    return ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
  }

  private static Map<String, String> documented(String service) throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && isAbout(service, row.group(3))) {
        assertThat(rows.put(row.group(1), value(service, row))).as(line).isNull();
      }
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }

  private static boolean isAbout(String service, String text) {
    Matcher only = ONLY.matcher(text);
    return !only.find() || only.group(1).equals(service);
  }

  /** One service's may be another: {@code (ledger-service: 2000)}. */
  private static String value(String service, Matcher row) {
    Matcher own = Pattern.compile("\\(" + service + ": (\\w+)\\)").matcher(row.group(3));
    return own.find() ? own.group(1) : row.group(2);
  }
}
