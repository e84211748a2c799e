package dev.quittance.kit.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What all operations with an {@code Idempotency-Key} have in common. */
final class IdempotencyKeys {

  private static final String KEY = "Idempotency-Key";

  /** The IETF draft's quoted string, or the same bare; at most 255 printable characters. */
  private static final String KEY_PATTERN =
      "^(\"[ !#-\\[\\]-~]{1,255}\"|[!#-~]([ -~]{0,253}[!-~])?)$";

  private IdempotencyKeys() {}

  static void apply(OpenAPI document) {
    Operations.each(
        document,
        operation ->
            Operations.parameter(operation, KEY).ifPresent(key -> describe(operation, key)));
  }

  private static void describe(Operation operation, Parameter key) {
    key.required(true)
        .description(
            "A text of your own for this request, a fresh UUID is best, bare or in double quotes."
                + " Repeat the request with the same key and body if its answer was lost: you get"
                + " the first answer again. Keys are kept for 24 hours, unless configured otherwise:"
                + " later the same key is a new request.")
        .schema(Shapes.text().pattern(KEY_PATTERN));
    APIResponse created = Operations.response(operation, "201", "Created.");
    created.addHeader(
        "Idempotency-Replayed",
        OASFactory.createHeader()
            .description("`true` if this answer was given before; absent in the first one.")
            .schema(
                OASFactory.createSchema()
                    .type(List.of(SchemaType.BOOLEAN))
                    .enumeration(List.of(true))));
    Operations.response(
        operation,
        "400",
        "The body is not the expected JSON, or the Idempotency-Key is missing or malformed.");
    Operations.response(
        operation, "409", "The first request with this Idempotency-Key is still running.");
    Operations.response(
        operation,
        "422",
        "Fields with invalid values, or an Idempotency-Key that was used with another body.");
  }
}
