package dev.quittance.systemtests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One method of one path of a document.
 *
 * @param path with its templates, for example {@code /orders/{id}}
 * @param node what the document says
 */
record Operation(String method, String path, JsonNode node) {

  private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]+)}");

  /** For example {@code GET /orders/{id}}. */
  String name() {
    return method + " " + path;
  }

  boolean needsToken() {
    return !node.path("security").isEmpty();
  }

  /** Who may call it; empty if everybody with a token may. */
  List<String> roles() {
    List<String> roles = new ArrayList<>();
    node.path("x-roles").forEach(role -> roles.add(role.asText()));
    return roles;
  }

  List<JsonNode> parameters(String in) {
    List<JsonNode> found = new ArrayList<>();
    node.path("parameters")
        .forEach(one -> {
          if (one.path("in").asText().equals(in)) {
            found.add(one);
          }
        });
    return found;
  }

  List<String> pathParameters() {
    List<String> names = new ArrayList<>();
    Matcher matcher = TEMPLATE.matcher(path);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** The media type of its body, or null if it has none. */
  @Nullable String consumes() {
    var types = node.path("requestBody").path("content").fieldNames();
    return types.hasNext() ? types.next() : null;
  }

  /** Whether that is a path of this operation. */
  boolean matches(List<String> segments) {
    String[] own = path.substring(1).split("/");
    if (own.length != segments.size()) {
      return false;
    }
    for (int i = 0; i < own.length; i++) {
      if (!own[i].startsWith("{") && !own[i].equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** What the document says of answers with that status, or null if it says nothing. */
  @Nullable JsonNode response(int status) {
    JsonNode responses = node.path("responses");
    String exact = String.valueOf(status);
    String range = exact.charAt(0) + "XX";
    for (String key : List.of(exact, range)) {
      if (responses.has(key)) {
        return responses.get(key);
      }
    }
    return null;
  }
}
