package dev.quittance.cli.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A path with its query parameters. */
public record Query(String path, Map<String, String> parameters) {

  public static Query of(String path) {
    return new Query(path, Map.of());
  }

  /** A segment of a path, whatever is in it. */
  public static String segment(String text) {
    return encoded(text).replace("+", "%20");
  }

  /** With one more parameter, unless it is null. */
  public Query with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value.toString());
    return new Query(path, more);
  }

  String text() {
    return parameters.isEmpty()
        ? path
        : path
            + parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
