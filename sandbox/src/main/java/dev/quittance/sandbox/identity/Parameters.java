package dev.quittance.sandbox.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request, as RFC 6749 section 3.1 and 3.2 have them: one without a value is as
 * if it were left out, unknown ones are ignored, and none may be given twice.
 *
 * @param values by name, decoded
 */
public record Parameters(Map<String, List<String>> values) {

  private static final int MAX_LENGTH = 4_096;

  /**
   * @throws OAuthException invalid_request if it is given twice, or too long to be meant
   */
  public Optional<String> get(String name) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw new OAuthException(OAuthError.INVALID_REQUEST, name + " is given twice: give it once");
    }
    Optional<String> value = given.stream().filter(text -> !text.isEmpty()).findFirst();
    if (value.isPresent() && value.get().length() > MAX_LENGTH) {
      throw new OAuthException(
          OAuthError.INVALID_REQUEST,
          name + " is longer than " + MAX_LENGTH + " characters: shorten it");
    }
    return value;
  }

  /**
   * @throws OAuthException invalid_request if it is missing
   */
  public String require(String name) {
    return get(name)
        .orElseThrow(
            () -> new OAuthException(OAuthError.INVALID_REQUEST, name + " is missing: add it"));
  }

  /** The words of a list, {@code scope} or {@code acr_values}. */
  public List<String> words(String name) {
    return get(name).map(text -> List.of(text.strip().split(" +"))).orElse(List.of());
  }
}
