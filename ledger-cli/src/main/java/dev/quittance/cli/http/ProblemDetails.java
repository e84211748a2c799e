package dev.quittance.cli.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.quittance.cli.exit.CommandFailure;
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

  /** What it says, for who gave the command. */
  String words() {
    return Printable.line(Wording.of(String.valueOf(detail != null ? detail : title)));
  }

  /** What it says, for programs. */
  CommandFailure.Refusal refusal() {
    return new CommandFailure.Refusal(code, fieldErrors());
  }

  private List<CommandFailure.FieldError> fieldErrors() {
    return (errors == null ? List.<FieldError>of() : errors)
        .stream()
            .map(error ->
                new CommandFailure.FieldError(
                    Wording.option(String.valueOf(error.field)),
                    Printable.line(Wording.of(String.valueOf(error.message)))))
            .toList();
  }

  /** For who gave the command, and for programs. */
  CommandFailure failure() {
    StringBuilder text = new StringBuilder("Refused: ");
    text.append(words());
    if (code != null) {
      text.append(" (").append(Printable.line(code)).append(')');
    }
    for (CommandFailure.FieldError fault : fieldErrors()) {
      text.append("\n  ")
          .append(Printable.line(fault.field()))
          .append(": ")
          .append(fault.message());
    }
    return CommandFailure.refused(text.toString(), refusal());
  }
}
