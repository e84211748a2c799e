package dev.quittance.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.quittance.kit.json.RefusedValueException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request's JSON. Jackson's own messages are not used: they repeat the value,
 * which may be a card number, and name our classes.
 */
public final class JsonProblems {

  private JsonProblems() {}

  /** The problem, or null if the exception is not about the JSON but about our own code. */
  public static @Nullable Problem of(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown -> unknownField(unknown);
      case RefusedValueException refused -> refused(refused);
      case InvalidDefinitionException ours -> null;
      case MismatchedInputException mismatch -> mismatch(mismatch);
      case InputCoercionException number ->
          wrongType("", "must be " + ExpectedJson.of(number.getTargetType()));
      case StreamConstraintsException tooMuch -> tooMuch(tooMuch);
      case StreamReadException malformed -> malformed(malformed);
      case JsonMappingException wrapped -> wrapped(wrapped);
      default -> null;
    };
  }

  /** Text that is not UTF-8, UTF-16 or UTF-32. */
  public static Problem notText() {
    return Problem.of(ProblemCode.MALFORMED_JSON, "The body is not JSON in UTF-8.");
  }

  private static Problem wrapped(JsonMappingException e) {
    return switch (e.getCause()) {
      case InputCoercionException number ->
          wrongType(JsonPath.of(e), "must be " + ExpectedJson.of(number.getTargetType()));
      case JacksonException inner when of(inner) instanceof Problem problem -> problem;
      case null, default -> ProblemException.invalid(JsonPath.of(e), "is not acceptable").problem();
    };
  }

  private static Problem unknownField(UnrecognizedPropertyException e) {
    String field = JsonPath.of(e);
    String known =
        e.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", "));
    return Problem.of(
            ProblemCode.UNKNOWN_FIELD, "There is no field " + field + " here: leave it out.")
        .withErrors(List.of(new Problem.FieldError(field, "is unknown; known are " + known)));
  }

  private static Problem refused(RefusedValueException e) {
    String message = e.getOriginalMessage();
    return e.isWrongType()
        ? wrongType(JsonPath.of(e), message)
        : ProblemException.invalid(JsonPath.of(e), message).problem();
  }

  private static Problem mismatch(MismatchedInputException e) {
    String field = JsonPath.of(e);
    if (field.isEmpty() && e.getOriginalMessage().startsWith("Trailing token")) {
      return Problem.of(
          ProblemCode.MALFORMED_JSON, "Something follows the JSON value: send one value only.");
    }
    if (e.getOriginalMessage().startsWith("Cannot map `null`")) {
      return ProblemException.invalid(field, "is required").problem();
    }
    return wrongType(field, "must be " + ExpectedJson.of(e.getTargetType()));
  }

  private static Problem wrongType(String field, String message) {
    String subject = field.isEmpty() ? "The body" : field;
    Problem problem = Problem.of(ProblemCode.WRONG_TYPE, subject + " " + message + ".");
    return field.isEmpty()
        ? problem
        : problem.withErrors(List.of(new Problem.FieldError(field, message)));
  }

  private static Problem malformed(StreamReadException e) {
    if (e.getOriginalMessage().startsWith("Duplicate field")) {
      return Problem.of(
          ProblemCode.DUPLICATE_FIELD,
          "A field is given twice, the second time" + place(e) + ": keep one.");
    }
    return Problem.of(
        ProblemCode.MALFORMED_JSON, "The body is not well-formed JSON" + place(e) + ".");
  }

  private static Problem tooMuch(StreamConstraintsException e) {
    return Problem.of(
        ProblemCode.MALFORMED_JSON,
        "The JSON is nested too deeply, or a text, number or name in it is too long"
            + place(e)
            + ".");
  }

  private static String place(JacksonException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
