package dev.quittance.cli.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.quittance.cli.text.Printable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An error as services write it (RFC 9457). */
record ProblemDetails(
    @Nullable String title,
    @Nullable String detail,
    @Nullable String code,
    @Nullable List<FieldError> errors) {

  record FieldError(@Nullable String field, @Nullable String message) {}

  static Optional<ProblemDetails> parse(String body) {
    try {
      return Optional.ofNullable(Json.MAPPER.readValue(body, ProblemDetails.class))
          .filter(problem -> problem.detail != null || problem.title != null);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  String text() {
    StringBuilder text =
        new StringBuilder(Printable.line(String.valueOf(detail != null ? detail : title)));
    if (code != null) {
      text.append(" (").append(code).append(')');
    }
    for (FieldError error : errors == null ? List.<FieldError>of() : errors) {
      text.append("\n  ").append(Printable.line(error.field + ": " + error.message));
    }
    return text.toString();
  }
}
