package dev.quittance.kit.openapi;

import org.eclipse.microprofile.openapi.models.OpenAPI;

/** What every list, an operation with a {@code cursor}, has in common. */
final class Lists {

  private static final String CURSOR = "cursor";
  private static final String CARRIES_FILTERS =
      "The cursor carries the filters: pass it alone, or with the same filters.";
  private static final int MAX_CURSOR = 4_096;

  private Lists() {}

  static void apply(OpenAPI document) {
    Operations.each(
        document,
        operation ->
            Operations.parameter(operation, CURSOR)
                .ifPresent(cursor -> {
                  if (operation.getDescription() == null) {
                    operation.setDescription(CARRIES_FILTERS);
                  }
                  cursor
                      .description(
                          "`nextCursor` of the page before, as it came. It carries the filters: pass it"
                              + " alone, or with the same filters.")
                      .schema(
                          Shapes.text()
                              .minLength(1)
                              .maxLength(MAX_CURSOR)
                              .pattern("^[A-Za-z0-9_.-]+$"));
                  Operations.response(
                      operation,
                      "400",
                      "A parameter has an invalid value (bad_parameter), or the cursor has (bad_cursor).");
                }));
  }
}
