package dev.quittance.systemtests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Requests for an operation, sound and otherwise, chosen by a seed. */
final class Requests {

  private static final String ANYTHING = "*/*";

  private static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "OPTIONS",
          "TRACE",
          "PROPFIND",
          "BREW",
          "get",
          "QUERY");

  private final Samples samples;
  private final Things things;
  private final Random random;
  private final int scale;
  private final String keys;
  private int count;

  /**
   * @param scale how many of each kind; 1 is a little of everything
   * @param keys begins the Idempotency-Keys of this run
   */
  Requests(Samples samples, Things things, Random random, int scale, String keys) {
    this.samples = samples;
    this.things = things;
    this.random = random;
    this.scale = scale;
    this.keys = keys;
  }

  List<HostileRequest> of(Operation operation) {
    List<HostileRequest> requests = new ArrayList<>();
    HostileRequest sound = sound(operation);
    requests.add(sound);
    things(requests, operation, sound);
    some(2, METHODS).forEach(method -> requests.add(sound.method(method)));
    requests.add(sound.method("OPTIONS"));
    some(4, HeaderLines.ABSURD).forEach(line -> requests.add(withLine(sound, line)));
    some(1, HeaderLines.FRAMING)
        .forEach(line -> requests.add(sound.headers("framing " + line, List.of(line)).onItsOwn()));
    requests.add(sound.headers("many headers", HeaderLines.many()));
    requests.add(sound.withoutHeader("no type", "Content-Type"));
    paths(requests, operation, sound);
    queries(requests, operation, sound);
    bodies(requests, operation, sound);
    return requests.stream().map(this::withFreshKey).toList();
  }

  private HostileRequest sound(Operation operation) {
    String type = operation.consumes();
    byte[] body = null;
    List<String> headers = new ArrayList<>();
    if (type != null) {
      headers.add("Content-Type: " + (type.equals(ANYTHING) ? "application/json" : type));
      body = soundBody(operation).getBytes(StandardCharsets.UTF_8);
    } else if (operation.method().equals("POST")) {
      body = new byte[0];
    }
    for (JsonNode header : operation.parameters("header")) {
      headers.add(header.path("name").asText() + ": " + sample(header));
    }
    return new HostileRequest(
        HostileRequest.SOUND, operation.method(), path(operation), headers, body, false);
  }

  private String soundBody(Operation operation) {
    String type = Objects.requireNonNull(operation.consumes());
    if (type.equals(ANYTHING)) { // what a gateway notifies is for its adapter to read
      return "{\"id\":\"evt_1\",\"type\":\"ping\"}";
    }
    JsonNode body =
        samples.of(operation.node().path("requestBody").path("content").path(type).path("schema"));
    if (type.equals("application/json")) {
      return body.toString();
    }
    if (body.isTextual()) { // a file: the example that the document has
      return body.asText();
    }
    List<String> fields = new ArrayList<>();
    body.properties()
        .forEach(field -> fields.add(field.getKey() + "=" + encoded(field.getValue().asText())));
    return String.join("&", fields);
  }

  private String path(Operation operation) {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters("path")) {
      String name = parameter.path("name").asText();
      List<String> known = things.of(operation, name);
      String value = known.isEmpty() ? sample(parameter) : known.getFirst();
      path = path.replace("{" + name + "}", encoded(value));
    }
    return path;
  }

  private String sample(JsonNode parameter) {
    return parameter.has("example")
        ? parameter.get("example").asText()
        : samples.of(parameter.path("schema")).asText();
  }

  /** What belongs to somebody, asked for by its id or by a filter, and lists from a cursor on. */
  private void things(List<HostileRequest> requests, Operation operation, HostileRequest sound) {
    for (JsonNode parameter : operation.parameters("query")) {
      String name = parameter.path("name").asText();
      for (String value : some(2, things.of(operation, name))) {
        requests.add(sound.target(HostileRequest.THING + name, with(sound, name, encoded(value))));
      }
      if (!name.equals("minOffset")) {
        requests.add(
            sound.target(
                HostileRequest.EXAMPLE + name, with(sound, name, encoded(sample(parameter)))));
      }
    }
  }

  private void paths(List<HostileRequest> requests, Operation operation, HostileRequest sound) {
    for (String name : operation.pathParameters()) {
      List<String> odd = new ArrayList<>(Texts.VALUES);
      odd.addAll(Texts.SEGMENTS);
      for (String value : some(3, odd)) {
        requests.add(
            sound.target("odd " + name, operation.path().replace("{" + name + "}", value)));
      }
    }
    String path = sound.target();
    List<String> tricks = new ArrayList<>();
    int slash = path.lastIndexOf('/');
    for (String segment : Texts.SEGMENTS) {
      tricks.add(path.substring(0, slash) + "/" + segment + path.substring(slash));
      tricks.add(path + "/" + segment);
      tricks.add(path + segment);
    }
    Collections.addAll(
        tricks,
        "/" + path,
        path + "/",
        path + "//",
        path.replace("/", "//"),
        "/." + path,
        "/x/.." + path,
        "/q/.." + path,
        "/q/health/.." + path,
        "/problems/..;" + path,
        path + ".json",
        path + "%20",
        path + "%00",
        path + "#fragment",
        path + "\\",
        path.toUpperCase(java.util.Locale.ROOT),
        "http://evil.example" + path,
        "//evil.example" + path,
        path.substring(1),
        "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2));
    some(3, tricks).forEach(trick -> requests.add(sound.target("path trick", trick)));
  }

  private void queries(List<HostileRequest> requests, Operation operation, HostileRequest sound) {
    List<String> targets = new ArrayList<>();
    for (JsonNode parameter : operation.parameters("query")) {
      String name = parameter.path("name").asText();
      String value = encoded(sample(parameter));
      some(3, Texts.VALUES).forEach(odd -> targets.add(with(sound, name, odd)));
      targets.add(with(sound, name, value + "&" + name + "=" + value));
      targets.add(with(sound, name + "[]", value));
    }
    String path = sound.target();
    Collections.addAll(
        targets,
        path + "?",
        path + "??",
        path + "?&&&",
        path + "?=a",
        path + "?a",
        path + "?access_token=a",
        path + "?%00=a",
        path + "?%ff=a",
        path + "?%zz=a",
        path + "?a=%",
        path + "?limit=1;limit=2",
        path + "?" + "a=b&".repeat(2_000),
        path + "?a=" + "b".repeat(40_000));
    some(4, targets).forEach(target -> requests.add(sound.target("odd query", target)));
  }

  private void bodies(List<HostileRequest> requests, Operation operation, HostileRequest sound) {
    if (operation.consumes() == null) {
      requests.add(sound.body("an unwanted body", "{}".getBytes(StandardCharsets.UTF_8)));
      return;
    }
    Map<String, byte[]> bodies = new Bodies(soundBody(operation), random).all();
    some(6, List.copyOf(bodies.keySet()))
        .forEach(name -> requests.add(sound.body(name, bodies.get(name))));
    requests.add(sound.body("no body", null));
  }

  private static HostileRequest withLine(HostileRequest sound, String line) {
    int colon = line.indexOf(':');
    String shown = line.substring(0, Math.min(60, line.length()));
    return sound.header(shown, line.substring(0, colon), line.substring(colon + 1).strip());
  }

  private HostileRequest withFreshKey(HostileRequest request) {
    boolean sample =
        request.headers().stream().anyMatch(line -> line.startsWith("Idempotency-Key: "));
    boolean meant = request.what().startsWith("Idempotency-Key");
    return sample && !meant
        ? request.header(request.what(), "Idempotency-Key", keys + "-" + count++)
        : request;
  }

  private static String with(HostileRequest sound, String name, String value) {
    return sound.target() + "?" + name + "=" + value;
  }

  private <T> List<T> some(int count, List<T> all) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(count * scale, shuffled.size()));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
