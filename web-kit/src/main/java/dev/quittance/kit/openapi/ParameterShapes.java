package dev.quittance.kit.openapi;

import dev.quittance.contract.Ids;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The same parameter has the same name and the same rule in every service. */
final class ParameterShapes {

  /** 0 to 32767, which is as many partitions as a short can number. */
  private static final String PARTITION =
      "([0-9]{1,4}|[0-2][0-9]{4}|3[01][0-9]{3}|32[0-6][0-9]{2}|327[0-5][0-9]|3276[0-7])";

  private static final String OFFSET = PARTITION + ":[0-9]{1,18}";
  private static final String OFFSETS = "^" + OFFSET + "(," + OFFSET + ")*$";

  private static final Map<String, Supplier<Schema>> BY_NAME =
      Map.ofEntries(
          Map.entry("buyerId", Shapes::name),
          Map.entry("supplierId", Shapes::name),
          Map.entry("orderId", () -> Shapes.text().pattern(Shapes.id(Ids.ORDER))),
          Map.entry("paymentId", () -> Shapes.text().pattern(Shapes.id(Ids.PAYMENT))),
          Map.entry("bankAccount", Shapes::name),
          Map.entry("currency", Shapes::currency),
          Map.entry("base", Shapes::currency),
          Map.entry("quote", Shapes::currency),
          Map.entry("minAmount", () -> Shapes.minorUnits(0)),
          Map.entry("maxAmount", () -> Shapes.minorUnits(0)),
          Map.entry("prefix", () -> Shapes.text().minLength(1)),
          Map.entry("asOf", ParameterShapes::time),
          Map.entry("from", ParameterShapes::time),
          Map.entry("to", ParameterShapes::time),
          Map.entry("placedFrom", ParameterShapes::time),
          Map.entry("placedTo", ParameterShapes::time),
          Map.entry("asOfOffsets", () -> Shapes.text().pattern(OFFSETS)),
          Map.entry("minOffset", () -> Shapes.text().pattern(OFFSETS)));

  /** Fields that have the same rule in requests and in answers. */
  private static final Set<String> NAMES = Set.of("buyerId", "supplierId", "paymentMethodId");

  private ParameterShapes() {}

  static void apply(OpenAPI document) {
    Operations.each(
        document, operation -> Operations.parameters(operation).forEach(ParameterShapes::shape));
    for (Schema schema : Operations.schemas(document).values()) {
      Operations.properties(schema)
          .forEach((name, property) -> {
            if (NAMES.contains(name)) {
              property.pattern(Shapes.NAME).minLength(null).maxLength(null);
            }
          });
    }
  }

  private static void shape(Parameter parameter) {
    Supplier<Schema> shape = BY_NAME.get(parameter.getName());
    if (shape != null && parameter.getIn() != Parameter.In.HEADER) {
      Schema schema = shape.get();
      parameter.setSchema(schema);
      if (schema.getType().contains(SchemaType.INTEGER)
          && parameter.getExample() instanceof String digits) {
        parameter.setExample(Long.valueOf(digits));
      }
    }
  }

  private static Schema time() {
    return Shapes.text().format("date-time");
  }
}
