package dev.quittance.contract.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.quittance.contract.Money;
import dev.quittance.contract.codec.EventType;
import dev.quittance.contract.golden.GoldenRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (draft 2020-12) of an event's payload. Unknown properties are allowed: within a
 * version fields are only added.
 */
final class EventSchema {

  private static final Set<Class<?>> WORDS = Set.of(LocalDate.class, Instant.class);

  private EventSchema() {}

  static ObjectNode of(GoldenRecord golden) {
    EventType type = golden.type();
    var generated = new SchemaGenerator(config().build()).generateSchema(type.recordClass());
    ObjectNode schema = Documents.JSON.createObjectNode();
    schema.set("$schema", generated.get("$schema"));
    schema.put("$id", type.dataSchema());
    schema.put("title", type.simpleName());
    schema.put("description", Javadoc.of(type.recordClass()).description());
    generated.remove("$schema");
    schema.setAll(generated);
    schema.putArray("examples").add(Documents.json(golden.payload()));
    return schema;
  }

  private static SchemaGeneratorConfigBuilder config() {
    var config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.INLINE_ALL_SCHEMAS);
    config
        .forTypesInGeneral()
        .withPropertySorter((_, _) -> 0)
        .withCustomDefinitionProvider((type, context) -> {
          if (type.getErasedType() == Currency.class) {
            return new CustomDefinition(string(context, FieldRule.CURRENCY));
          }
          // Written as words, whose rule is that of the field.
          return WORDS.contains(type.getErasedType()) || type.getErasedType().isEnum()
              ? new CustomDefinition(
                  context.getGeneratorConfig().createObjectNode().put("type", "string"))
              : null;
        });
    config
        .forFields()
        .withRequiredCheck(field -> !isOptional(field))
        .withPropertyNameOverrideResolver(
            field -> field.getName().equals("amountMinor") ? "amount" : null)
        .withDescriptionResolver(EventSchema::description)
        .withCustomDefinitionProvider(EventSchema::money)
        .withCustomDefinitionProvider(NextActionSchema::of)
        .withInstanceAttributeOverride((schema, field, _) -> {
          if (!isMoney(field)
              && !NextActionSchema.isOf(field)
              && field.getDeclaringType().getErasedType() != Money.class) {
            rule(field).addTo(schema);
          }
        });
    return config;
  }

  /** Money differs by where it stands: what is owed is positive, a fee may be zero. */
  private static @Nullable CustomPropertyDefinition money(
      FieldScope field, SchemaGenerationContext context) {
    if (!isMoney(field)) {
      return null;
    }
    ObjectNode money = context.createStandardDefinition(field.getType(), null);
    rule(field).addTo((ObjectNode) money.at("/properties/amount"));
    // Without a title generators of code name it themselves, another name at each place.
    ObjectNode titled = context.getGeneratorConfig().createObjectNode().put("title", "Money");
    titled.setAll(money);
    return new CustomPropertyDefinition(titled);
  }

  private static boolean isOptional(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean isMoney(FieldScope field) {
    return field.getType().getErasedType() == Money.class;
  }

  private static FieldRule rule(FieldScope field) {
    return FieldRule.of(field.getDeclaringType().getErasedType(), field.getDeclaredName());
  }

  private static String description(FieldScope field) {
    return Javadoc.of(field.getDeclaringType().getErasedType()).component(field.getDeclaredName());
  }

  private static ObjectNode string(SchemaGenerationContext context, FieldRule rule) {
    ObjectNode schema = context.getGeneratorConfig().createObjectNode().put("type", "string");
    rule.addTo(schema);
    return schema;
  }
}
