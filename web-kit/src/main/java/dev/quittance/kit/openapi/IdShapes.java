package dev.quittance.kit.openapi;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A text whose example is one of our ids is such an id: its pattern follows from the example,
 * unless it has one.
 */
final class IdShapes {

  private static final Pattern EXAMPLE = Pattern.compile("([a-z]{2,4}_)[0-9a-f]{32}");

  private IdShapes() {}

  static void apply(OpenAPI document) {
    for (Schema schema : Operations.schemas(document).values()) {
      for (Schema property : Operations.properties(schema).values()) {
        List<Object> examples = property.getExamples();
        if (examples != null && !examples.isEmpty()) {
          shape(property, examples.getFirst());
        }
      }
    }
    Operations.each(
        document,
        operation ->
            Operations.parameters(operation)
                .forEach(one -> {
                  if (one.getSchema() != null) {
                    shape(one.getSchema(), one.getExample());
                  }
                }));
  }

  private static void shape(Schema schema, @Nullable Object example) {
    Matcher id = EXAMPLE.matcher(String.valueOf(example));
    if (id.matches() && schema.getPattern() == null) {
      schema.setPattern(Shapes.id(id.group(1)));
    }
  }
}
