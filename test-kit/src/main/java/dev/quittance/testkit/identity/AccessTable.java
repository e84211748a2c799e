package dev.quittance.testkit.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/**
 * Who may call what: the table in docs/api/roles.md, crossed with every endpoint of a running
 * service. The endpoints come from the service's own OpenAPI document, so one without a row fails.
 */
public final class AccessTable {

  private static final Path TABLE = Path.of("..", "docs", "api", "roles.md");
  private static final Pattern ENDPOINT = Pattern.compile("`([A-Z]+) (/\\S*)`");
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{[^}]+}");

  /** A cell of a row that asks for a signature, and for no token. */
  private static final String SIGNED = "signed";

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> roles;
  private final Map<String, Set<String>> allowed;
  private final Set<String> signed;
  private final Map<String, String> otherTypes = new TreeMap<>();

  private AccessTable(List<String> roles, Map<String, Set<String>> allowed, Set<String> signed) {
    this.roles = roles;
    this.allowed = allowed;
    this.signed = signed;
  }

  /**
   * The rows of one service.
   *
   * @param service as in the table's headings, for example {@code order-service}
   */
  public static AccessTable of(String service) {
    List<String> roles = new ArrayList<>();
    Map<String, Set<String>> allowed = new TreeMap<>();
    Set<String> signed = new TreeSet<>();
    boolean within = false;
    for (String line : lines()) {
      if (line.startsWith("## ")) {
        within = line.equals("## " + service);
      } else if (within && line.startsWith("| Request")) {
        roles.addAll(cells(line).subList(1, cells(line).size()));
      } else if (within && line.startsWith("| `")) {
        List<String> cells = cells(line);
        Matcher endpoint = ENDPOINT.matcher(cells.getFirst());
        assertThat(endpoint.matches()).as(line).isTrue();
        Set<String> may = new TreeSet<>();
        for (int i = 1; i < cells.size(); i++) {
          if (!cells.get(i).isEmpty()) {
            may.add(roles.get(i - 1));
          }
        }
        String request = endpoint.group(1) + " " + endpoint.group(2);
        allowed.put(request, may);
        if (cells.subList(1, cells.size()).stream().allMatch(SIGNED::equals)) {
          signed.add(request);
        }
      }
    }
    return new AccessTable(roles, allowed, signed);
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(TABLE);
    } catch (IOException e) {
      throw new IllegalStateException("reading " + TABLE, e);
    }
  }

  private static List<String> cells(String row) {
    String[] cells = row.split("\\|", -1);
    return Arrays.stream(cells, 1, cells.length - 1).map(String::strip).toList();
  }

  /** Every endpoint has a row, every row an endpoint. */
  public void namesEveryEndpoint() {
    Map<String, Map<String, Object>> paths = document().getMap("paths");
    Set<String> endpoints = new TreeSet<>();
    paths.forEach((path, operations) ->
        operations.keySet().stream()
            .filter(AccessTable::isMethod)
            .forEach(method -> endpoints.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    assertThat(allowed.keySet()).as("rows of docs/api/roles.md").isEqualTo(endpoints);
  }

  private static JsonPath document() {
    return given().queryParam("format", "json").get("/q/openapi").jsonPath();
  }

  /** Requests whose bodies are no JSON, and of which type they are. */
  private static Map<String, String> otherTypes() {
    Map<String, Map<String, Object>> paths = document().getMap("paths");
    Map<String, String> types = new TreeMap<>();
    paths.forEach((path, operations) ->
        operations.forEach((method, operation) -> {
          if (operation instanceof Map<?, ?> fields
              && fields.get("requestBody") instanceof Map<?, ?> body
              && body.get("content") instanceof Map<?, ?> content
              && !content.containsKey("application/json")) {
            types.put(
                method.toUpperCase(Locale.ROOT) + " " + path,
                String.valueOf(content.keySet().iterator().next()));
          }
        }));
    return types;
  }

  private static boolean isMethod(String key) {
    return Set.of("get", "post", "put", "patch", "delete").contains(key);
  }

  /**
   * Asks every endpoint without a token, with each role and with a role that is none.
   *
   * @return how many requests that were
   */
  public int isWhatTheServiceDoes() {
    otherTypes.putAll(otherTypes());
    SoftAssertions softly = new SoftAssertions();
    int asked = 0;
    for (Map.Entry<String, Set<String>> row : allowed.entrySet()) {
      if (signed.contains(row.getKey())) {
        softly
            .assertThat(status(row.getKey(), TokenByDefault.NONE))
            .as(row.getKey())
            .isIn(400, 404);
        asked++;
        continue;
      }
      softly.assertThat(status(row.getKey(), TokenByDefault.NONE)).as(row.getKey()).isEqualTo(401);
      softly.assertThat(status(row.getKey(), bearer("nobody"))).as(row.getKey()).isIn(unknown(row));
      asked += 2;
      for (String role : roles) {
        int status = status(row.getKey(), bearer(role));
        String what = row.getKey() + " as " + role;
        if (row.getValue().contains(role)) {
          softly.assertThat(status).as(what).isNotIn(401, 403).isLessThan(500);
        } else {
          softly.assertThat(status).as(what).isEqualTo(403);
        }
        asked++;
      }
    }
    softly.assertAll();
    return asked;
  }

  /** What any valid token opens, a token with an unknown role opens too. */
  private List<Integer> unknown(Map.Entry<String, Set<String>> row) {
    return row.getValue().containsAll(roles) ? List.of(200, 404) : List.of(403);
  }

  private static String bearer(String role) {
    return "Bearer " + Tokens.of("table-" + role, role);
  }

  /** By the JDK's client: more than a thousand requests need nothing but their statuses read. */
  private int status(String endpoint, String authorization) {
    String[] parts = endpoint.split(" ", 2);
    String path = PATH_PARAMETER.matcher(parts[1]).replaceAll("none-such");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
            .timeout(LIMIT)
            .header("Accept", "*/*");
    if (!authorization.equals(TokenByDefault.NONE)) {
      request.header("Authorization", authorization);
    }
    if (parts[0].equals("GET")) {
      request.GET();
    } else {
      request
          .header("Content-Type", otherTypes.getOrDefault(endpoint, "application/json"))
          .method(parts[0], BodyPublishers.ofString("{}"));
    }
    try {
      HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        // A connection whose answer was read is used again; a stream of events would never end.
        if (answer.headers().firstValue("Content-Length").isPresent()) {
          body.transferTo(OutputStream.nullOutputStream());
        }
      }
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(endpoint, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
