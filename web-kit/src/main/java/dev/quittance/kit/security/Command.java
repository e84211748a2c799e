package dev.quittance.kit.security;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to a {@link StepUp} method.
 *
 * @param action of the annotation
 * @param path as it was sent, with its query
 * @param parameters of the path, by name
 * @param body the parsed body; null if there is none
 * @param roles any of which may make this request
 * @param repeatable whether it has an {@code Idempotency-Key}
 */
public record Command(
    String action,
    String method,
    String path,
    Map<String, String> parameters,
    @Nullable Object body,
    List<String> roles,
    boolean repeatable) {

  public Command {
    parameters = Map.copyOf(parameters);
    roles = List.copyOf(roles);
  }

  /** A parameter of the path. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(path + " has no parameter " + name);
    }
    return value;
  }

  public <T> T body(Class<T> type) {
    return type.cast(Objects.requireNonNull(body, "body"));
  }
}
