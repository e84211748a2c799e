package dev.quittance.systemtests.leaks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The operations of a service's OpenAPI document. */
public final class Operations {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final String SOME_ID = "0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final int MAX_DEPTH = 8;

  /** Headers that every request can have; a service may ignore what it does not understand. */
  private static final List<String> HEADERS =
      List.of(
          "X-Request-Id", "traceparent", "User-Agent", "If-None-Match", "Cookie", "Authorization");

  private final URI base;
  private final String token;
  private final JsonNode document;

  private Operations(URI base, String token, JsonNode document) {
    this.base = base;
    this.token = token;
    this.document = document;
  }

  /**
   * Those of a running service.
   *
   * @param token of one who may call all of them
   */
  public static Operations of(URI base, String token) throws IOException {
    try (InputStream in = base.resolve("/q/openapi?format=json").toURL().openStream()) {
      return new Operations(base, token, JSON.readTree(in));
    }
  }

  /** One request for each place where the text can go: parameters, headers, fields of bodies. */
  public List<Probe> probes(String text) {
    List<Probe> probes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          add(
              probes,
              method.getKey().toUpperCase(Locale.ROOT),
              path.getKey(),
              method.getValue(),
              text);
        }
      }
    }
    return probes;
  }

  private void add(
      List<Probe> probes, String method, String path, JsonNode operation, String text) {
    JsonNode body = body(operation);
    for (JsonNode listed : operation.path("parameters")) {
      JsonNode parameter = resolved(listed);
      String name = parameter.path("name").asText();
      String place = path + " " + name;
      switch (parameter.path("in").asText()) {
        case "query" ->
            probes.add(
                probe(
                    place,
                    method,
                    filled(path) + "?" + name + "=" + encoded(text),
                    body,
                    "",
                    text));
        case "path" ->
            probes.add(
                probe(
                    place,
                    method,
                    filled(path.replace("{" + name + "}", encoded(text))),
                    body,
                    "",
                    text));
        default -> probes.add(probe(place, method, filled(path), body, name, text));
      }
    }
    probes.add(
        probe(
            path + " unknown", method, filled(path) + "?" + encoded(text) + "=1", body, "", text));
    for (String header : HEADERS) {
      Probe probe = probe(path + " " + header, method, filled(path), body, header, text);
      probes.add(new Probe(probe.place(), probe.request(), true));
    }
    for (JsonNode filled : bodies(body, text)) {
      probes.add(probe(path + " " + filled, method, filled(path), filled, "", text));
    }
  }

  private Probe probe(
      String place, String method, String path, JsonNode body, String header, String text) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token);
    if (!header.isEmpty()) {
      request.setHeader(header, text);
    }
    if (!header.equals("Idempotency-Key")) {
      request.header("Idempotency-Key", UUID.randomUUID().toString());
    }
    request.method(
        method,
        body.isMissingNode()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(body.toString(), UTF_8));
    return new Probe(place, request.build(), false);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** Any id will do: what is refused is refused before anything is looked for. */
  private static String filled(String path) {
    return path.replaceAll("\\{[^}]*}", "ord_" + SOME_ID);
  }

  /** The body that the document describes, with every field; missing if there is none. */
  private JsonNode body(JsonNode operation) {
    JsonNode schema =
        resolved(operation.path("requestBody"))
            .path("content")
            .path("application/json")
            .path("schema");
    return schema.isMissingNode() ? schema : sample(schema, 0);
  }

  private JsonNode sample(JsonNode reference, int depth) {
    JsonNode schema = resolved(reference);
    if (depth > MAX_DEPTH) {
      return JSON.nullNode();
    }
    for (String alternatives : List.of("allOf", "anyOf", "oneOf")) {
      if (schema.has(alternatives)) {
        return sample(schema.path(alternatives).path(0), depth + 1);
      }
    }
    if (schema.has("properties")) {
      ObjectNode object = JSON.createObjectNode();
      schema
          .path("properties")
          .properties()
          .forEach(field -> object.set(field.getKey(), sample(field.getValue(), depth + 1)));
      return object;
    }
    String type = schema.path("type").toString();
    if (type.contains("array")) {
      return JSON.createArrayNode().add(sample(schema.path("items"), depth + 1));
    }
    JsonNode example = schema.path("examples").path(0);
    if (!example.isMissingNode()) {
      return example;
    }
    return type.contains("integer") ? JSON.getNodeFactory().numberNode(1) : word(schema);
  }

  private static JsonNode word(JsonNode schema) {
    JsonNode first = schema.path("enum").path(0);
    return first.isMissingNode() ? JSON.getNodeFactory().textNode("text") : first;
  }

  /** The body once for each of its strings and names, with the text in its place. */
  private static List<JsonNode> bodies(JsonNode body, String text) {
    List<JsonNode> bodies = new ArrayList<>();
    int strings = fill(body.deepCopy(), text, -1, 0);
    for (int i = 0; i < strings; i++) {
      JsonNode copy = body.deepCopy();
      fill(copy, text, i, 0);
      bodies.add(copy);
    }
    if (body instanceof ObjectNode object) {
      bodies.add(object.deepCopy().put(text, 1));
    }
    return bodies;
  }

  /** Puts the text in place of the string with that number; gives how many there are so far. */
  private static int fill(JsonNode node, String text, int number, int before) {
    int count = before;
    if (node instanceof ObjectNode object) {
      for (String name : object.properties().stream().map(Map.Entry::getKey).toList()) {
        if (object.get(name).isTextual()) {
          if (count++ == number) {
            object.put(name, text);
          }
        } else {
          count = fill(object.get(name), text, number, count);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (JsonNode item : array) {
        count = fill(item, text, number, count);
      }
    }
    return count;
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
  }
}
