package dev.quittance.contract.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.quittance.contract.codec.EventType;
import dev.quittance.contract.golden.GoldenRecord;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The generated files of docs/events, as they should be. */
final class Documents {

  /** Surefire says where the module is; an IDE runs tests in it. */
  static final Path MODULE = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();

  static final Path FOLDER = MODULE.resolveSibling("docs/events").normalize();
  static final ObjectMapper JSON = new ObjectMapper();
  static final String ASYNC_API = "asyncapi.yaml";

  private static final ObjectMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .stringQuotingChecker(new QuoteAllButWords())
              .build());

  private Documents() {}

  /** Contents by file name. */
  static SortedMap<String, String> all() {
    SortedMap<String, String> files = new TreeMap<>();
    for (GoldenRecord golden : GoldenRecord.all()) {
      files.put(schemaFile(golden.type()), pretty(EventSchema.of(golden)));
    }
    files.put(ASYNC_API, yaml(AsyncApi.document()));
    files.put("index.html", EventsPage.html());
    files.put("refusals.md", RefusalsPage.markdown());
    return files;
  }

  static String schemaFile(EventType type) {
    return type.simpleName() + ".v" + type.version() + ".schema.json";
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pretty(JsonNode node) {
    var printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return JSON.writer(printer).writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String yaml(JsonNode node) {
    try {
      return "# Generated from the records of event-contract: `make docs`.\n"
          + YAML.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bare timestamps and numbers are something else to YAML parsers than to the contract. */
  private static final class QuoteAllButWords extends StringQuotingChecker.Default {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value) || !value.matches("[A-Za-z][^:#]*|urn:[A-Za-z:0-9]+");
    }
  }
}
