package dev.quittance.localstack.up;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Prints a token of the sandbox's identity provider, and nothing else, so that a script can use it.
 * The environment says of whom: {@code ROLE}, or several with commas between them, {@code SUBJECT}
 * and, for a second factor, {@code ACR=2}; {@code LIFETIME} in seconds.
 */
public final class Token {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  private final Settings settings;
  private final Map<String, String> environment;
  private final ObjectMapper json = new ObjectMapper();

  public Token(Settings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  public int run() {
    System.out.println(ask(question()));
    return 0;
  }

  String question() {
    ObjectNode question =
        json.createObjectNode().put("role", required("ROLE")).put("subject", required("SUBJECT"));
    String acr = value("ACR");
    if (!acr.isEmpty()) {
      question.put("acr", acr);
    }
    String lifetime = value("LIFETIME");
    if (!lifetime.isEmpty()) {
      try {
        question.put("lifetimeSeconds", Long.parseLong(lifetime));
      } catch (NumberFormatException e) {
        throw new StackProblem("LIFETIME is '%s': set it to seconds".formatted(lifetime));
      }
    }
    return question.toString();
  }

  private String required(String variable) {
    String value = value(variable);
    if (value.isEmpty()) {
      throw new StackProblem(
          variable + " is missing: make token ROLE=ops SUBJECT=olivia, with ACR=2 for two factors");
    }
    return value;
  }

  private String value(String variable) {
    return environment.getOrDefault(variable, "").strip();
  }

  private String ask(String question) {
    URI uri;
    try {
      uri = URI.create(PortsFile.apply(settings).issuer() + "/development/tokens");
    } catch (IOException e) {
      throw new StackProblem("The stack's ports cannot be read: " + Trouble.of(e), e);
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(TIME_LIMIT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIME_LIMIT).build()) {
      return token(
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)), uri);
    } catch (IOException e) {
      throw new StackProblem(
          "No token: nothing answers at %s. make up starts the stack.".formatted(uri), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("No token: interrupted", e);
    }
  }

  private String token(HttpResponse<String> answer, URI uri) {
    JsonNode body;
    try {
      body = json.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new StackProblem(
          "No token: what answers at " + uri + " is not the sandbox of a stack", e);
    }
    String token = body.path("access_token").asText("");
    if (token.isEmpty()) {
      String reason = body.path("detail").asText(uri + " gives none");
      throw new StackProblem("No token: " + reason);
    }
    return token;
  }
}
