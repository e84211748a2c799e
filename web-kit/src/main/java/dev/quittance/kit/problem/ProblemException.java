package dev.quittance.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request that gets a problem for an answer. Rolls back the transaction it is thrown through. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** More would help nobody: a list of 10,000 bad lines does not get as many errors. */
  private static final int MAX_ERRORS = 50;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  public ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  private ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.code().code() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  public Problem problem() {
    return problem;
  }

  /** The problem with its header fields. */
  public ProblemAnswer answer() {
    return new ProblemAnswer(problem, headers);
  }

  /** The same, with a {@code Retry-After} header: when to try again. */
  public ProblemException after(Duration pause) {
    return with(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, pause.toSeconds())));
  }

  /** The same, with another header field. */
  public ProblemException with(String header, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(header, value);
    return new ProblemException(problem, all);
  }

  /**
   * @param detail what went wrong here and what to do
   */
  public static ProblemException of(ProblemCode code, String detail) {
    return new ProblemException(Problem.of(code, detail));
  }

  /**
   * 400: a parameter of the path or the query that is not valid, whichever it is and whatever is
   * wrong with it. Only where a client can do something particular about it has a mistake a code of
   * its own, such as {@code bad_cursor}.
   *
   * @param message completes "parameter ...", without a full stop
   */
  public static ProblemException badParameter(String parameter, String message) {
    return new ProblemException(
        Problem.of(ProblemCode.BAD_PARAMETER, parameter + " " + message + ".")
            .withErrors(List.of(new Problem.FieldError(parameter, message))));
  }

  /** 404: no such thing. */
  public static ProblemException notFound(String detail) {
    return of(ProblemCode.NOT_FOUND, detail);
  }

  /** 422: a field that is not acceptable; the message completes "field ...". */
  public static ProblemException invalid(String field, String message) {
    return invalid(List.of(new Problem.FieldError(field, message)));
  }

  /** 422: fields that are not acceptable, all of them at once, but 50 at most. */
  public static ProblemException invalid(List<Problem.FieldError> all) {
    List<Problem.FieldError> errors = all.subList(0, Math.min(all.size(), MAX_ERRORS));
    String detail =
        errors.size() == 1
            ? "Correct " + errors.getFirst().field() + ": " + errors.getFirst().message() + "."
            : "Correct the " + errors.size() + " fields listed in errors and send it again.";
    return new ProblemException(
        Problem.of(ProblemCode.VALIDATION_FAILED, detail).withErrors(errors));
  }
}
