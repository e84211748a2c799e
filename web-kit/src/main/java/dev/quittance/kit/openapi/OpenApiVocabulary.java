package dev.quittance.kit.openapi;

import dev.quittance.contract.Money;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What every service's OpenAPI document has in common: money, and problems for every error. */
public class OpenApiVocabulary implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Components components = document.getComponents();
    if (components == null) {
      components = OASFactory.createComponents();
      document.setComponents(components);
    }
    components.addSchema("Problem", problem());
    components.addSchema("FieldError", fieldError());
    if (components.getSchemas().containsKey("Money")) {
      components.addSchema("Money", money());
      components.removeSchema("Currency");
    }
    components.addResponse(
        "Problem",
        OASFactory.createAPIResponse()
            .description("What is wrong and what to do, RFC 9457")
            .content(problemContent()));
    if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
      document.getPaths().getPathItems().values().stream()
          .flatMap(path -> path.getOperations().values().stream())
          .forEach(OpenApiVocabulary::addProblems);
    }
  }

  private static void addProblems(Operation operation) {
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    for (String status : List.of("4XX", "503")) {
      if (!operation.getResponses().hasAPIResponse(status)) {
        APIResponse reference =
            OASFactory.createAPIResponse().ref("#/components/responses/Problem");
        operation.getResponses().addAPIResponse(status, reference);
      }
    }
    operation
        .getResponses()
        .getAPIResponses()
        .forEach((status, response) -> {
          if (!isError(status) || response.getRef() != null) {
            return;
          }
          if (response.getContent() == null) {
            response.setContent(problemContent());
          } else if (status.equals("400")) {
            addProblem(response.getContent());
          }
        });
  }

  /** An endpoint with errors of its own does not see a request that is not well-formed. */
  private static void addProblem(Content content) {
    if (!content.hasMediaType(Problem.MEDIA_TYPE)) {
      problemContent().getMediaTypes().forEach(content::addMediaType);
    }
  }

  private static boolean isError(String status) {
    return status.startsWith("4") || status.startsWith("5");
  }

  private static Content problemContent() {
    return OASFactory.createContent()
        .addMediaType(
            Problem.MEDIA_TYPE,
            OASFactory.createMediaType().schema(reference("#/components/schemas/Problem")));
  }

  private static Schema money() {
    return object("An exact amount in minor units of its currency")
        .addProperty(
            "amount",
            type(SchemaType.INTEGER)
                .format("int64")
                .description("1099 is 10.99 CNY, 1099 JPY")
                .minimum(BigDecimal.valueOf(-Money.MAX_MINOR))
                .maximum(BigDecimal.valueOf(Money.MAX_MINOR))
                .addExample(1099))
        .addProperty(
            "currency",
            type(SchemaType.STRING)
                .description("ISO 4217 code")
                .pattern("^[A-Z]{3}$")
                .addExample("CNY"))
        .required(List.of("amount", "currency"));
  }

  private static Schema problem() {
    return object("RFC 9457 problem")
        .addProperty(
            "type",
            type(SchemaType.STRING)
                .format("uri-reference")
                .description("The page about this code, a path on this service")
                .addExample(ProblemCode.NOT_FOUND.type()))
        .addProperty("title", type(SchemaType.STRING))
        .addProperty("status", type(SchemaType.INTEGER).format("int32"))
        .addProperty("detail", type(SchemaType.STRING).description("What to do next"))
        .addProperty(
            "instance",
            type(SchemaType.STRING).format("uri-reference").description("The request's path"))
        .addProperty(
            "code",
            type(SchemaType.STRING)
                .description("Stable, to branch on")
                .enumeration(
                    Arrays.stream(ProblemCode.values()).<Object>map(ProblemCode::code).toList()))
        .addProperty(
            "errors", type(SchemaType.ARRAY).items(reference("#/components/schemas/FieldError")))
        .required(List.of("type", "title", "status", "detail", "code"));
  }

  private static Schema fieldError() {
    return object("A field or parameter at fault")
        .addProperty("field", type(SchemaType.STRING).description("For example lines[0].quantity"))
        .addProperty("message", type(SchemaType.STRING).description("What would be right"))
        .required(List.of("field", "message"));
  }

  private static Schema object(String description) {
    return type(SchemaType.OBJECT).description(description);
  }

  private static Schema type(SchemaType type) {
    return OASFactory.createSchema().type(List.of(type));
  }

  private static Schema reference(String to) {
    return OASFactory.createSchema().ref(to);
  }
}
