package dev.quittance.contract.docs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import dev.quittance.contract.NextAction;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** A next action as a choice of flat objects: their {@code type} says which it is. */
final class NextActionSchema {

  private NextActionSchema() {}

  static boolean isOf(FieldScope field) {
    return field.getType().getErasedType() == NextAction.class;
  }

  static @Nullable CustomPropertyDefinition of(FieldScope field, SchemaGenerationContext context) {
    if (!isOf(field)) {
      return null;
    }
    ObjectNode schema = context.getGeneratorConfig().createObjectNode();
    schema.put("title", "NextAction");
    ArrayNode kinds = schema.putArray("oneOf");
    kind(kinds.addObject(), NextAction.Redirect.class, NextAction.Redirect.TYPE);
    kind(kinds.addObject(), NextAction.QrCode.class, NextAction.QrCode.TYPE);
    kind(kinds.addObject(), NextAction.OneTimeCode.class, NextAction.OneTimeCode.TYPE);
    kind(kinds.addObject(), NextAction.BankTransfer.class, NextAction.BankTransfer.TYPE);
    return new CustomPropertyDefinition(schema);
  }

  private static void kind(
      ObjectNode schema, Class<? extends NextAction> recordClass, String type) {
    Javadoc javadoc = Javadoc.of(recordClass);
    schema
        .put("title", recordClass.getSimpleName())
        .put("description", javadoc.description())
        .put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required").add("type");
    properties.putObject("type").put("type", "string").put("const", type);
    for (RecordComponent component : recordClass.getRecordComponents()) {
      String name = component.getName();
      FieldRule.of(recordClass, name)
          .addTo(
              properties
                  .putObject(name)
                  .put("type", "string")
                  .put("description", javadoc.component(name)));
      if (!name.equals("expiresAt")) {
        required.add(name);
      }
    }
  }
}
