package dev.quittance.systemtests.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What an answer must be, whatever was asked and whoever asked. */
final class Judge {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "application/problem+json";

  /** Words of the inside, which are no caller's business. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "dev\\.quittance|Exception|\\bjava\\.|io\\.quarkus|org\\.|SQLSTATE|\\bat .+\\(");

  private final Document document;
  private final Things things;
  private final Set<String> codes = new TreeSet<>();

  Judge(Document document, Things things) {
    this.document = document;
    this.things = things;
  }

  /** The codes of all problems so far. */
  Set<String> codes() {
    return codes;
  }

  List<String> faults(HostileRequest request, Someone someone, Answer answer) {
    List<String> faults = new ArrayList<>();
    if (answer.status() == 0) {
      if (!request.alone()) {
        faults.add("no answer");
      }
      return faults;
    }
    if (isNoHttp(request, answer)) {
      return faults;
    }
    declared(request, answer, faults);
    headers(answer, faults);
    if (answer.mediaType().equals(PROBLEM) && answer.body().length > 0) {
      problem(answer, faults);
    }
    secrecy(request, someone, answer, faults);
    return faults;
  }

  private void declared(HostileRequest request, Answer answer, List<String> faults) {
    Optional<Operation> operation = document.operation(request.method(), request.target());
    if (isUnavailable(answer, request) || answer.status() >= 500 && answer.status() < 503) {
      faults.add("status " + answer.status());
    } else if (operation.isPresent()) {
      asDeclared(operation.get(), request, answer, faults);
    } else if (request.method().equals("OPTIONS") && answer.status() == 204) {
      options(request, answer, faults);
    } else if (isOutside(request)) {
      return;
    } else if (answer.status() < 400) {
      faults.add("status " + answer.status() + " at what is not in the document");
    } else if (!request.method().equals("HEAD") && !answer.mediaType().equals(PROBLEM)) {
      faults.add("status " + answer.status() + " is no problem but " + answer.mediaType());
    }
  }

  /** What breaks the grammar of HTTP is refused before it is known to be a request at all. */
  private static boolean isNoHttp(HostileRequest request, Answer answer) {
    return request.alone() && answer.status() == 400 && answer.body().length == 0;
  }

  /** 503 is for trouble, of which there is none; 504 for who waits for what is not there yet. */
  private static boolean isUnavailable(Answer answer, HostileRequest request) {
    return answer.status() == 503
        || answer.status() == 504 && !request.target().contains("minOffset");
  }

  /** Health, metrics and documents are not described by the document. */
  private static boolean isOutside(HostileRequest request) {
    List<String> segments = Document.segments(request.target());
    return !segments.isEmpty() && List.of("q", "problems").contains(segments.getFirst());
  }

  private void asDeclared(
      Operation operation, HostileRequest request, Answer answer, List<String> faults) {
    JsonNode response = operation.response(answer.status());
    if (response == null) {
      faults.add("status " + answer.status() + " is not declared");
      return;
    }
    JsonNode content = document.resolved(response).path("content");
    if (content.isEmpty()) {
      if (answer.body().length > 0) {
        faults.add("status " + answer.status() + " has a body that is not declared");
      }
    } else if (request.method().equals("HEAD")) {
      return;
    } else if (!content.has(answer.mediaType())) {
      faults.add("status " + answer.status() + " is of the type " + answer.mediaType());
    } else if (answer.mediaType().endsWith("json")) {
      schema(content.path(answer.mediaType()).path("schema"), answer, faults);
    }
  }

  private void schema(JsonNode schema, Answer answer, List<String> faults) {
    try {
      document
          .faults(schema, JSON.readTree(answer.body()))
          .forEach(fault -> faults.add("status " + answer.status() + ", schema: " + fault));
    } catch (JsonProcessingException e) {
      faults.add("status " + answer.status() + " is no JSON");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void options(HostileRequest request, Answer answer, List<String> faults) {
    Set<String> expected = new TreeSet<>(document.methods(request.target()));
    expected.add("OPTIONS");
    if (expected.contains("GET")) {
      expected.add("HEAD");
    }
    String allowed = String.valueOf(answer.header("allow"));
    Set<String> found = new TreeSet<>(List.of(allowed.split(", ")));
    if (document.isPage(request.target())) {
      found.remove("POST"); // a page's form, which the document leaves out
    }
    if (!found.equals(expected)) {
      faults.add("OPTIONS allows " + allowed + ", the document " + expected);
    }
  }

  private static void headers(Answer answer, List<String> faults) {
    require(answer, 401, "www-authenticate", faults);
    require(answer, 405, "allow", faults);
    require(answer, 429, "retry-after", faults);
    require(answer, 503, "retry-after", faults);
    require(answer, 504, "retry-after", faults);
    require(answer, 201, "location", faults);
    require(answer, answer.status(), "x-request-id", faults);
    if (answer.headers().containsKey("x-evil")) {
      faults.add("a header field of the caller");
    }
  }

  private static void require(Answer answer, int status, String name, List<String> faults) {
    if (answer.status() == status && answer.header(name) == null) {
      faults.add("status " + status + " has no " + name);
    }
  }

  private void problem(Answer answer, List<String> faults) {
    JsonNode problem;
    try {
      problem = JSON.readTree(answer.text());
    } catch (JsonProcessingException e) {
      faults.add("a problem that is no JSON");
      return;
    }
    String code = problem.path("code").asText();
    codes.add(code);
    if (!document.codes().isEmpty() && !document.codes().contains(code)) {
      faults.add("the code " + code + " is not in the document");
    }
    if (problem.path("status").asInt() != answer.status()) {
      faults.add("status " + answer.status() + ", the problem says " + problem.path("status"));
    }
    if (problem.path("detail").asText().isBlank()) {
      faults.add("a problem without a detail");
    }
    if (INSIDE.matcher(problem.path("detail").asText()).find()) {
      faults.add("a problem tells of the inside: " + problem.path("detail").asText());
    }
    if (problem.has("instance") && !isUri(problem.path("instance").asText())) {
      faults.add("an instance that is no URI");
    }
  }

  private static boolean isUri(String text) {
    try {
      return URI.create(text.toLowerCase(Locale.ROOT)) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void secrecy(
      HostileRequest request, Someone someone, Answer answer, List<String> faults) {
    if (someone.seesAll() || someone.name().equals(Someone.OWNER)) {
      return;
    }
    String told = answer.headers() + new String(answer.body(), StandardCharsets.UTF_8);
    for (String id : things.owners()) {
      if (!id.isEmpty() && told.contains(id) && !request.sent().contains(id)) {
        faults.add("another's data is told");
        return;
      }
    }
  }
}
