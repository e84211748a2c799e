package dev.quittance.kit.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Reads a document of which any part may be absent. */
final class Operations {

  private static final String SCHEMAS = "#/components/schemas/";

  /** Default descriptions of smallrye-open-api. */
  private static final Set<String> STANDARD =
      Set.of("Bad Request", "Created", "Not Authorized", "Not Allowed");

  private Operations() {}

  static Map<String, PathItem> paths(OpenAPI document) {
    return document.getPaths() == null || document.getPaths().getPathItems() == null
        ? Map.of()
        : document.getPaths().getPathItems();
  }

  static void each(OpenAPI document, Consumer<Operation> visitor) {
    paths(document).values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .forEach(visitor);
  }

  static List<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null ? List.of() : operation.getParameters();
  }

  static Optional<Parameter> parameter(Operation operation, String name) {
    return parameters(operation).stream().filter(one -> name.equals(one.getName())).findFirst();
  }

  static @Nullable APIResponse response(Operation operation, String status) {
    return operation.getResponses() == null
        ? null
        : operation.getResponses().getAPIResponse(status);
  }

  /**
   * The response of that status. It is added if it is absent, and gets the description if it has
   * none.
   */
  static APIResponse response(Operation operation, String status, String description) {
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    APIResponse response = operation.getResponses().getAPIResponse(status);
    if (response == null) {
      response = OASFactory.createAPIResponse();
      operation.getResponses().addAPIResponse(status, response);
    }
    if (response.getDescription() == null || STANDARD.contains(response.getDescription())) {
      response.setDescription(description);
    }
    return response;
  }

  static Map<String, Schema> schemas(OpenAPI document) {
    Components components = document.getComponents();
    return components == null || components.getSchemas() == null
        ? Map.of()
        : components.getSchemas();
  }

  static Map<String, Schema> properties(Schema schema) {
    return schema.getProperties() == null ? Map.of() : schema.getProperties();
  }

  /** The schema itself, or the component that it refers to; null if there is none. */
  static @Nullable Schema resolved(OpenAPI document, @Nullable Schema schema) {
    String ref = schema == null ? null : schema.getRef();
    return ref == null || !ref.startsWith(SCHEMAS)
        ? schema
        : schemas(document).get(ref.substring(SCHEMAS.length()));
  }
}
