package dev.quittance.systemtests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A service's OpenAPI document, as it is served. */
final class Document {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private final JsonNode root;
  private final List<Operation> operations = new ArrayList<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<JsonNode, Schema> schemas = new IdentityHashMap<>();

  Document(JsonNode root) {
    this.root = root;
    root.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method -> {
                  if (METHODS.contains(method.getKey())) {
                    operations.add(
                        new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            method.getValue()));
                  }
                }));
  }

  List<Operation> operations() {
    return operations;
  }

  /** The methods of a path as it was sent; empty if the document does not have it. */
  Set<String> methods(String target) {
    List<String> segments = segments(target);
    Set<String> methods = new TreeSet<>();
    List<Operation> matching = operations.stream().filter(one -> one.matches(segments)).toList();
    matching.stream()
        .mapToInt(one -> one.pathParameters().size())
        .min()
        .ifPresent(fewest ->
            matching.stream()
                .filter(one -> one.pathParameters().size() == fewest)
                .forEach(one -> methods.add(one.method())));
    return methods;
  }

  /** Whether a GET of it gives a page for people. */
  boolean isPage(String target) {
    return operation("GET", target)
        .filter(page -> page.node().at("/responses/200/content").has("text/html"))
        .isPresent();
  }

  /** Which operation a request is for; a literal path goes before a template. */
  Optional<Operation> operation(String method, String target) {
    List<String> segments = segments(target);
    String asked = method.equals("HEAD") ? "GET" : method;
    return operations.stream()
        .filter(one -> one.method().equals(asked) && one.matches(segments))
        .min(Comparator.comparingInt(one -> one.pathParameters().size()));
  }

  /**
   * The segments of a path as servers read it (RFC 3986 section 6.2.2): without query, host, dot
   * segments and matrix parameters, decoded once.
   */
  static List<String> segments(String target) {
    String path = target.split("[?#]", 2)[0].replaceFirst("^https?://[^/]*", "");
    List<String> segments = new ArrayList<>();
    for (String raw : path.split("/")) {
      String segment = raw.replaceAll("(?i)%2e", ".");
      if (segment.equals("..")) {
        if (!segments.isEmpty()) {
          segments.removeLast();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(decoded(segment.split(";", 2)[0]));
      }
    }
    while (!segments.isEmpty() && segments.getLast().isEmpty()) {
      segments.removeLast();
    }
    return segments;
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }

  /** The node itself, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = root.at(found.get("$ref").asText().substring(1));
    }
    return found;
  }

  /** The codes that a problem may have. */
  Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    root.at("/components/schemas/Problem/properties/code/enum")
        .forEach(code -> codes.add(code.asText()));
    return codes;
  }

  /** What is wrong with a value by one of the document's schemas. */
  List<String> faults(JsonNode schema, JsonNode value) {
    return schemas.computeIfAbsent(schema, this::compiled).validate(value).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", root.path("components"));
    return registry.getSchema(whole);
  }
}
