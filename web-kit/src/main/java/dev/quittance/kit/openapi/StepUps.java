package dev.quittance.kit.openapi;

import dev.quittance.kit.security.StepUp;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;

/** What a {@link StepUp} operation answers to who has not shown enough. */
final class StepUps {

  private static final String JSON = "application/json";
  private static final String STEP_UP =
      " Or the command needs a second factor, proved a moment ago (insufficient_user_authentication):"
          + " the header says which, RFC 9470.";
  private static final String PENDING =
      "A second person has to approve it first: nothing was done. Location is the approval.";

  private final IndexView index;

  StepUps(IndexView index) {
    this.index = index;
  }

  void apply(OpenAPI document) {
    Set<String> operations =
        index.getAnnotations(StepUp.class).stream()
            .map(AnnotationInstance::target)
            .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD)
            .map(target ->
                target
                    .asMethod()
                    .annotation(org.eclipse.microprofile.openapi.annotations.Operation.class))
            .filter(operation -> operation != null)
            .map(operation -> operation.value("operationId"))
            .filter(id -> id != null)
            .map(AnnotationValue::asString)
            .collect(Collectors.toSet());
    Operations.each(
        document,
        operation -> {
          if (operations.contains(operation.getOperationId())) {
            describe(operation);
          }
        });
  }

  private static void describe(Operation operation) {
    // A new one: operations of the same document share theirs.
    operation
        .getResponses()
        .addAPIResponse(
            "401",
            OASFactory.createAPIResponse()
                .description(Access.UNAUTHORIZED + STEP_UP)
                .addHeader(Access.CHALLENGE, Access.challenge()));
    APIResponse accepted = Operations.response(operation, "202", PENDING);
    if (!PENDING.equals(accepted.getDescription())) {
      accepted.setDescription(accepted.getDescription() + " Or: " + PENDING);
    }
    accepted.addHeader(
        "Location",
        OASFactory.createHeader()
            .description("The approval, if one is needed.")
            .schema(Shapes.text().format("uri-reference")));
    if (accepted.getContent() == null) {
      accepted.setContent(OASFactory.createContent());
    }
    MediaType json = accepted.getContent().getMediaType(JSON);
    if (json == null) {
      accepted.getContent().addMediaType(JSON, OASFactory.createMediaType().schema(approval()));
    } else {
      json.setSchema(OASFactory.createSchema().addOneOf(json.getSchema()).addOneOf(approval()));
    }
  }

  private static Schema approval() {
    return OASFactory.createSchema().ref("#/components/schemas/Approval");
  }
}
