package dev.quittance.kit.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that gets a problem for an answer. Rolls back the transaction it is thrown through. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final @Nullable Duration retryAfter;

  public ProblemException(Problem problem) {
    this(problem, null);
  }

  private ProblemException(Problem problem, @Nullable Duration retryAfter) {
    super(problem.code() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  public Problem problem() {
    return problem;
  }

  /** When to try again, for the {@code Retry-After} header; null if it would not help. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The same, with a {@code Retry-After} header. */
  public ProblemException after(Duration pause) {
    return new ProblemException(problem, pause);
  }

  /** 400: the request cannot be understood. */
  public static ProblemException badRequest(String code, String detail) {
    return new ProblemException(Problem.of(400, code, "Bad request", detail));
  }

  /**
   * 400: a parameter of the path or the query that cannot be taken, whichever it is and whatever is
   * wrong with it. Only where a client can do something particular about it has a mistake a code of
   * its own, such as {@code bad_cursor}.
   *
   * @param message completes "parameter ...", without a full stop
   */
  public static ProblemException badParameter(String parameter, String message) {
    return new ProblemException(
        Problem.of(400, "bad_parameter", "Bad request", parameter + " " + message + ".")
            .withErrors(List.of(new Problem.FieldError(parameter, message))));
  }

  /** 404: no such thing. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(Problem.of(404, "not_found", "Not found", detail));
  }

  /** 409: not in the state things are in. */
  public static ProblemException conflict(String code, String detail) {
    return new ProblemException(Problem.of(409, code, "Conflict", detail));
  }

  /** 422: understood, but not acceptable. */
  public static ProblemException unprocessable(String code, String detail) {
    return new ProblemException(Problem.of(422, code, "Unprocessable content", detail));
  }

  /** 422: a field that is not acceptable; the message completes "field ...". */
  public static ProblemException invalid(String field, String message) {
    return invalid(List.of(new Problem.FieldError(field, message)));
  }

  /** 422: fields that are not acceptable, all of them at once. */
  public static ProblemException invalid(List<Problem.FieldError> errors) {
    String detail =
        errors.size() == 1
            ? "Correct " + errors.getFirst().field() + ": " + errors.getFirst().message() + "."
            : "Correct the " + errors.size() + " fields listed in errors and send it again.";
    return new ProblemException(
        Problem.of(422, "validation_failed", "Unprocessable content", detail).withErrors(errors));
  }
}
