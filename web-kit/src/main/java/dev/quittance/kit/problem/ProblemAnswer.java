package dev.quittance.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem and the header fields that go with it.
 *
 * @param headers for example {@code Retry-After}
 */
public record ProblemAnswer(Problem problem, Map<String, String> headers) {

  public ProblemAnswer {
    headers = Map.copyOf(headers);
  }

  public static ProblemAnswer of(Problem problem) {
    return new ProblemAnswer(problem, Map.of());
  }

  public static ProblemAnswer retryAfter(Problem problem, long seconds) {
    return new ProblemAnswer(problem, Map.of("Retry-After", Long.toString(seconds)));
  }

  /** Its body as JSON, for a request to that path as received. */
  public String body(ObjectMapper json, @Nullable String path) {
    try {
      return json.writeValueAsString(problem.at(RequestUri.instance(path)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing a problem", e);
    }
  }
}
