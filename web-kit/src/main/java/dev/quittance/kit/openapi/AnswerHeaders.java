package dev.quittance.kit.openapi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The header fields of answers: where something was created, when to try again. */
final class AnswerHeaders {

  private static final Set<String> PASSING = Set.of("429", "503", "504");

  private AnswerHeaders() {}

  static void apply(OpenAPI document) {
    Operations.paths(document).values().forEach(AnswerHeaders::entityTag);
    Operations.each(
        document,
        operation -> {
          Operations.response(
              operation,
              "503",
              "The database or the broker cannot be used at the moment (database_unavailable): try"
                  + " again after Retry-After seconds.");
          Operations.response(
              operation,
              "429",
              "The caller asks too often (too_many_requests): try again after Retry-After seconds.");
          operation
              .getResponses()
              .getAPIResponses()
              .forEach((status, answer) -> {
                if (status.equals("201")) {
                  location(answer);
                }
                if (PASSING.contains(status)) {
                  retryAfter(answer);
                }
                if (status.equals("429")) {
                  rateLimit(answer);
                }
              });
        });
  }

  /** A read of JSON has an entity tag. */
  private static void entityTag(PathItem path) {
    APIResponse answer = path.getGET() == null ? null : Operations.response(path.getGET(), "200");
    if (answer != null
        && answer.getContent() != null
        && answer.getContent().hasMediaType("application/json")) {
      answer.addHeader(
          "ETag",
          OASFactory.createHeader()
              .description("Send it as If-None-Match: 304 says that nothing has changed.")
              .schema(Shapes.text()));
      Operations.response(path.getGET(), "304", "The same as what If-None-Match names.");
    }
  }

  private static void location(APIResponse answer) {
    answer.addHeader(
        "Location",
        OASFactory.createHeader()
            .description("Where it is.")
            .schema(Shapes.text().format("uri-reference")));
  }

  /** As in draft-ietf-httpapi-ratelimit-headers-10; every other answer has them, too. */
  private static void rateLimit(APIResponse answer) {
    answer.addHeader(
        "RateLimit-Policy",
        OASFactory.createHeader()
            .description("How often one may ask: q requests in w seconds.")
            .schema(Shapes.text()));
    answer.addHeader(
        "RateLimit",
        OASFactory.createHeader()
            .description("What is left: r requests; all of them again in t seconds.")
            .schema(Shapes.text()));
  }

  private static void retryAfter(APIResponse answer) {
    answer.addHeader(
        "Retry-After",
        OASFactory.createHeader()
            .description("Seconds to wait before the next attempt.")
            .schema(
                OASFactory.createSchema()
                    .type(List.of(SchemaType.INTEGER))
                    .format("int32")
                    .minimum(BigDecimal.ONE)));
  }
}
