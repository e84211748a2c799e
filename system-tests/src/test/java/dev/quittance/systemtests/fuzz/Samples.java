package dev.quittance.systemtests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Sound values, by the examples of the document where it has some. */
final class Samples {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Document document;

  Samples(Document document) {
    this.document = document;
  }

  JsonNode of(JsonNode schema) {
    return given(schema)
        .orElseGet(() -> {
          JsonNode whole = document.resolved(schema);
          return given(whole).orElseGet(() -> made(whole));
        });
  }

  private static Optional<JsonNode> given(JsonNode schema) {
    for (String place : new String[] {"/examples/0", "/example", "/const", "/enum/0", "/default"}) {
      JsonNode found = schema.at(place);
      if (!found.isMissingNode()) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private JsonNode made(JsonNode schema) {
    for (String choice : new String[] {"oneOf", "anyOf", "allOf"}) {
      if (schema.has(choice)) {
        return of(schema.get(choice).get(0));
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema);
      case "array" -> {
        ArrayNode array = JSON.arrayNode();
        yield array.add(of(schema.path("items")));
      }
      case "integer", "number" -> JSON.numberNode(schema.path("minimum").asLong(1));
      case "boolean" -> JSON.booleanNode(true);
      default -> JSON.textNode("a");
    };
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    schema
        .path("required")
        .forEach(
            name -> object.set(name.asText(), of(schema.path("properties").path(name.asText()))));
    return object;
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.get(0).asText() : type.asText();
  }
}
