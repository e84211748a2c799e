package dev.quittance.sandbox.card;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parameters as Stripe takes them: {@code metadata[order]=7}.
 *
 * @param values by their names as sent; of a repeated one the last
 */
record Form(Map<String, String> values) {

  private static final int MAX_PARAMETERS = 200;
  private static final Pattern BY_METADATA = Pattern.compile("metadata\\['([^']+)']:'([^']*)'");

  static Form of(String encoded) {
    Map<String, String> values = new TreeMap<>();
    if (!encoded.isEmpty()) {
      Map<String, List<String>> all;
      try {
        all =
            new QueryStringDecoder(encoded, StandardCharsets.UTF_8, false, MAX_PARAMETERS, true)
                .parameters();
      } catch (IllegalArgumentException e) {
        throw ApiError.invalid(null, "The parameters are not URL-encoded.");
      }
      all.forEach((name, sent) -> values.put(name, sent.getLast()));
    }
    return new Form(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  String required(String name) {
    return text(name)
        .orElseThrow(() ->
            new ApiError(
                400,
                "invalid_request_error",
                "parameter_missing",
                null,
                name,
                "Missing required param: " + name + "."));
  }

  boolean isTrue(String name) {
    return text(name).filter("true"::equals).isPresent();
  }

  /** Whether the caller wants that object in the answer, and not its id alone. */
  boolean expands(String name) {
    return values.entrySet().stream()
        .anyMatch(one -> one.getKey().startsWith("expand[") && one.getValue().equals(name));
  }

  /** A search for metadata. */
  record Searched(String name, String value) {}

  /** What {@code query} searches for. */
  Searched searched() {
    Matcher query = BY_METADATA.matcher(required("query"));
    if (!query.matches()) {
      throw ApiError.invalid("query", "Only metadata['name']:'value' is understood here.");
    }
    return new Searched(query.group(1), query.group(2));
  }

  /** A positive integer. */
  Optional<Long> amount(String name) {
    return text(name)
        .map(value -> {
          try {
            long amount = Long.parseLong(value);
            if (amount >= 1 && amount <= 99_999_999_999L) {
              return amount;
            }
          } catch (NumberFormatException e) {
            // says the same
          }
          throw new ApiError(
              400,
              "invalid_request_error",
              "parameter_invalid_integer",
              null,
              name,
              "Invalid integer: " + name + " must be at least 1.");
        });
  }

  /** What is sent under {@code metadata}. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>();
    values.forEach((name, value) -> {
      if (name.startsWith("metadata[") && name.endsWith("]")) {
        metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
      }
    });
    return metadata;
  }
}
