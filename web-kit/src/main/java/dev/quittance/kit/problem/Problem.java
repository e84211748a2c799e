package dev.quittance.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 {@code application/problem+json}. The detail says what to do next.
 *
 * @param code the kind of problem; gives its type and title
 * @param status HTTP status code
 * @param detail what went wrong here and what to do
 * @param instance the request's path, a URI reference
 * @param errors the fields at fault, where there are any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors"})
public record Problem(
    ProblemCode code,
    int status,
    String detail,
    @Nullable String instance,
    @Nullable List<FieldError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * A field that is not valid.
   *
   * @param field its path, for example {@code lines[0].quantity}
   * @param message what is wrong and what would be right
   */
  public record FieldError(String field, String message) {}

  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code, code.status(), detail, null, null);
  }

  @JsonProperty("type")
  public String type() {
    return code.type();
  }

  @JsonProperty("title")
  public String title() {
    return code.title();
  }

  public Problem withErrors(List<FieldError> fieldErrors) {
    return new Problem(code, status, detail, instance, List.copyOf(fieldErrors));
  }

  /**
   * @param path a URI reference; null if it is unknown
   */
  public Problem at(@Nullable String path) {
    return new Problem(code, status, detail, path, errors);
  }
}
