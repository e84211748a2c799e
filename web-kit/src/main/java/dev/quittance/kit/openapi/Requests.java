package dev.quittance.kit.openapi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * What all request bodies have in common: unknown fields are refused, and null means that a field
 * is absent.
 */
final class Requests {

  private Requests() {}

  static void apply(OpenAPI document) {
    Map<String, Schema> schemas = Operations.schemas(document);
    if (schemas.containsKey("PositiveMoney") || mentions(schemas, "PositiveMoney")) {
      document.getComponents().addSchema("PositiveMoney", positiveMoney());
    }
    Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Operations.each(
        document,
        operation ->
            bodies(operation)
                .forEach(body -> {
                  close(document, body, seen);
                  Operations.response(operation, "400", "The body is not the expected JSON.");
                  Operations.response(
                      operation,
                      "422",
                      "Fields with invalid values (validation_failed): errors names them.");
                }));
  }

  private static boolean mentions(Map<String, Schema> schemas, String name) {
    return schemas.values().stream()
        .flatMap(schema -> Operations.properties(schema).values().stream())
        .anyMatch(property -> ("#/components/schemas/" + name).equals(property.getRef()));
  }

  private static List<Schema> bodies(Operation operation) {
    List<Schema> bodies = new ArrayList<>();
    if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
      operation.getRequestBody().getContent().getMediaTypes().values().stream()
          .map(media -> media.getSchema())
          .filter(schema -> schema != null)
          .forEach(bodies::add);
    }
    return bodies;
  }

  private static void close(OpenAPI document, @Nullable Schema reference, Set<Schema> seen) {
    Schema schema = Operations.resolved(document, reference);
    if (schema == null || !seen.add(schema)) {
      return;
    }
    close(document, schema.getItems(), seen);
    Map<String, Schema> properties = Operations.properties(schema);
    if (properties.isEmpty()) {
      return;
    }
    schema.setAdditionalPropertiesBoolean(false);
    List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
    for (Map.Entry<String, Schema> property : List.copyOf(properties.entrySet())) {
      close(document, property.getValue(), seen);
      if (!required.contains(property.getKey())) {
        schema.addProperty(property.getKey(), orNull(property.getValue()));
      }
    }
  }

  private static Schema orNull(Schema schema) {
    if (schema.getRef() != null) {
      String description = schema.getDescription();
      return OASFactory.createSchema()
          .description(description)
          .anyOf(
              List.of(
                  OASFactory.createSchema().ref(schema.getRef()),
                  OASFactory.createSchema().type(List.of(SchemaType.NULL))));
    }
    List<SchemaType> types =
        new ArrayList<>(schema.getType() == null ? List.of() : schema.getType());
    if (!types.isEmpty() && !types.contains(SchemaType.NULL)) {
      types.add(SchemaType.NULL);
      schema.setType(types);
    }
    return schema;
  }

  private static Schema positiveMoney() {
    return OASFactory.createSchema()
        .type(List.of(SchemaType.OBJECT))
        .description("An exact amount, 1 or more minor units of its currency")
        .addProperty(
            "amount",
            Shapes.minorUnits(1).description("1099 is 10.99 CNY, 1099 JPY").addExample(1099))
        .addProperty("currency", Shapes.currencyInUse().addExample("CNY"))
        .required(List.of("amount", "currency"))
        .additionalPropertiesBoolean(false);
  }
}
