package dev.quittance.kit.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record that are never null are required. A nullable one is left out of the
 * JSON when it is null.
 */
final class RequiredFields {

  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
  private static final DotName SCHEMA =
      DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

  private final IndexView index;
  private final Map<String, List<ClassInfo>> records = new HashMap<>();

  /** Quarkus passes the classes it has indexed. */
  RequiredFields(IndexView index) {
    this.index = index;
    for (ClassInfo type : index.getKnownClasses()) {
      if (type.isRecord()) {
        records.computeIfAbsent(nameOf(type), name -> new ArrayList<>()).add(type);
      }
    }
  }

  void apply(OpenAPI document) {
    Operations.schemas(document)
        .forEach((name, schema) -> {
          ClassInfo type = typeOf(name, schema);
          if (type != null) {
            List<String> required = new ArrayList<>();
            addRequired(type, required);
            required.retainAll(Operations.properties(schema).keySet());
            addAnnotated(schema, required);
            schema.setRequired(required.isEmpty() ? null : required);
          }
        });
  }

  /** What annotations require; those of Jakarta Validation miss a field with a schema elsewhere. */
  private static void addAnnotated(Schema schema, List<String> required) {
    if (schema.getRequired() != null) {
      schema.getRequired().stream().filter(name -> !required.contains(name)).forEach(required::add);
    }
  }

  /** Two records may have one name: the schema is of the one that has its properties. */
  private @Nullable ClassInfo typeOf(String name, Schema schema) {
    return records.getOrDefault(name, List.of()).stream()
        .filter(type -> properties(type).containsAll(Operations.properties(schema).keySet()))
        .findFirst()
        .orElseGet(() -> genericTypeOf(name));
  }

  /** {@code PageOrderView} is a {@code Page<OrderView>}. */
  private @Nullable ClassInfo genericTypeOf(String name) {
    return records.values().stream()
        .flatMap(List::stream)
        .filter(type -> !type.typeParameters().isEmpty() && name.startsWith(nameOf(type)))
        .findFirst()
        .orElse(null);
  }

  private List<String> properties(ClassInfo type) {
    List<String> names = new ArrayList<>();
    for (RecordComponentInfo component : type.recordComponents()) {
      ClassInfo unwrapped = unwrapped(type, component);
      names.addAll(unwrapped == null ? List.of(component.name()) : properties(unwrapped));
    }
    return names;
  }

  private void addRequired(ClassInfo type, List<String> required) {
    for (RecordComponentInfo component : type.recordComponents()) {
      ClassInfo unwrapped = unwrapped(type, component);
      if (unwrapped != null) {
        addRequired(unwrapped, required);
      } else if (!component.type().hasAnnotation(NULLABLE)) {
        required.add(component.name());
      }
    }
  }

  private @Nullable ClassInfo unwrapped(ClassInfo type, RecordComponentInfo component) {
    // Jackson's annotations do not apply to components: the compiler puts them on the field.
    return type.field(component.name()).hasAnnotation(UNWRAPPED)
        ? index.getClassByName(component.type().name())
        : null;
  }

  private static String nameOf(ClassInfo type) {
    AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
    return schema == null || schema.value("name") == null
        ? type.simpleName()
        : schema.value("name").asString();
  }
}
