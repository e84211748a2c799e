package dev.quittance.kit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 {@code application/problem+json}. The detail says what to do next.
 *
 * @param type URI of the kind of problem
 * @param title the kind of problem in words
 * @param status HTTP status code
 * @param detail what went wrong here and what to do
 * @param instance the request's path
 * @param code the kind of problem as a stable code in lower snake case
 * @param errors the fields at fault, where there are any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    String code,
    @Nullable List<FieldError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * A field that cannot be taken.
   *
   * @param field its path, for example {@code lines[0].quantity}
   * @param message what is wrong and what would be right
   */
  public record FieldError(String field, String message) {}

  public static Problem of(int status, String code, String title, String detail) {
    return new Problem(typeOf(code), title, status, detail, null, code, null);
  }

  public Problem withErrors(List<FieldError> fieldErrors) {
    return new Problem(type, title, status, detail, instance, code, List.copyOf(fieldErrors));
  }

  public Problem at(String path) {
    return new Problem(type, title, status, detail, path, code, errors);
  }

  private static String typeOf(String code) {
    return "urn:quittance:problem:" + code.replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
