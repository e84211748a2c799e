package dev.quittance.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.quittance.contract.CardNumbers;
import dev.quittance.kit.json.StorableText;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The things of a record as JSON that has one form only: keys sorted, no spaces, whole numbers. So
 * the hash of an entry can be computed again from what the database and the API make of it. A card
 * number that got into a text is masked.
 */
@IfBuildProperty(name = AuditTrail.NEEDS, stringValue = AuditTrail.DATABASE)
@Singleton
class AuditJson {

  private static final ObjectMapper PLAIN =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final ObjectMapper json;

  AuditJson(ObjectMapper json) {
    this.json = json;
  }

  /**
   * A thing to be stored.
   *
   * @throws IllegalArgumentException if it is no JSON object, or there is a fraction in it
   */
  @Nullable String canonical(@Nullable Object thing) {
    if (thing == null) {
      return null;
    }
    JsonNode node = json.valueToTree(thing);
    if (!node.isObject()) {
      throw new IllegalArgumentException("a record has things with fields: " + node.getNodeType());
    }
    return written(sorted(node, AuditJson::clean));
  }

  /** The same form of JSON that the database has brought into another one. */
  static @Nullable String canonicalOf(@Nullable String text) {
    try {
      return text == null ? null : written(sorted(PLAIN.readTree(text), value -> value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("reading JSON of the database", e);
    }
  }

  static @Nullable JsonNode tree(@Nullable String canonical) {
    try {
      return canonical == null ? null : PLAIN.readTree(canonical);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("reading JSON of the database", e);
    }
  }

  private static JsonNode clean(JsonNode value) {
    if (value.isFloatingPointNumber()) {
      throw new IllegalArgumentException("a record has whole numbers: " + value);
    }
    return value.isTextual()
        ? TextNode.valueOf(CardNumbers.masked(StorableText.of(value.textValue())))
        : value;
  }

  private static JsonNode sorted(JsonNode node, UnaryOperator<JsonNode> scalar) {
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      Map<String, JsonNode> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      fields.forEach((name, value) -> object.set(name, sorted(value, scalar)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(sorted(item, scalar)));
      return array;
    }
    return scalar.apply(node);
  }

  private static String written(JsonNode node) {
    try {
      return PLAIN.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing JSON", e);
    }
  }
}
