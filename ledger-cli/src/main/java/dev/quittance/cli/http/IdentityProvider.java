package dev.quittance.cli.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.text.Printable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who gives access tokens: any OpenID Connect provider, by its discovery document. */
public final class IdentityProvider {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** A client's secret, a code, a refresh token; and what is answered is a token. */
  private static final String WHAT_IS_SENT = "What proves who you are";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String issuer;
  private final JsonNode metadata;
  private final boolean insecure;

  private IdentityProvider(String issuer, JsonNode metadata, boolean insecure) {
    this.issuer = issuer;
    this.metadata = metadata;
    this.insecure = insecure;
  }

  /**
   * A client of the provider.
   *
   * @param secret null for one that can keep none
   */
  public record Client(String id, @Nullable String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "client " + id;
    }
  }

  /**
   * What the provider answered.
   *
   * @param body a JSON object; of an error with OAuth's code in {@code error}
   */
  public record Answer(boolean isGood, JsonNode body) {

    /** OAuth's code of the error; empty if there is none. */
    public String error() {
      return isGood ? "" : body.path("error").asText();
    }

    /** Without what it gave. */
    @Override
    public String toString() {
      return isGood ? "an answer" : error();
    }
  }

  /**
   * Reads the provider's document (OpenID Connect Discovery 1.0, section 4).
   *
   * @param insecure whether secrets may be sent to it over plain HTTP on another machine
   * @throws CommandFailure if it cannot be reached, or is another one than asked for
   */
  public static IdentityProvider discover(URI issuer, boolean insecure) {
    String scheme = issuer.getScheme();
    if (issuer.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw CommandFailure.usage(
          "'%s' is no issuer: --issuer or QUITTANCE_ISSUER takes one like https://id.example.com/realm."
              .formatted(issuer));
    }
    PlainHttp.requireSafe(issuer, WHAT_IS_SENT, insecure);
    String name = issuer.toString().replaceAll("/+$", "");
    URI document = URI.create(name + "/.well-known/openid-configuration");
    Answer answer = send(issuer, HttpRequest.newBuilder(document).GET());
    String said = answer.body().path("issuer").asText().replaceAll("/+$", "");
    if (!answer.isGood() || !said.equals(name)) {
      throw CommandFailure.unreachable(
          "What answers at %s is not the identity provider %s: it says '%s'."
              .formatted(document, name, Printable.line(said)));
    }
    return new IdentityProvider(name, answer.body(), insecure);
  }

  public String issuer() {
    return issuer;
  }

  /** Begins a sign-in that the user finishes in a browser (RFC 8628, section 3.1). */
  public Answer device(Client client, Map<String, String> parameters) {
    return post("device_authorization_endpoint", client, parameters);
  }

  /** Exchanges something for tokens (RFC 6749, section 3.2). */
  public Answer token(Client client, Map<String, String> parameters) {
    return post("token_endpoint", client, parameters);
  }

  private Answer post(String endpoint, Client client, Map<String, String> parameters) {
    String url = metadata.path(endpoint).asText("");
    // A document that sends secrets over a plain connection is not followed.
    if (url.isEmpty() || (issuer.startsWith("https:") && !url.startsWith("https:"))) {
      throw CommandFailure.refused(
          "The identity provider %s has no %s for this.".formatted(issuer, endpoint));
    }
    PlainHttp.requireSafe(URI.create(url), WHAT_IS_SENT, insecure);
    String form = form(parameters);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded");
    if (client.secret() == null) {
      form += "&client_id=" + encoded(client.id());
    } else {
      request.header("Authorization", basic(client.id(), client.secret()));
    }
    return send(URI.create(issuer), request.POST(BodyPublishers.ofString(form)));
  }

  /** RFC 6749, section 2.3.1. */
  private static String basic(String id, String secret) {
    String pair = encoded(id) + ":" + encoded(secret);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Answer send(URI issuer, HttpRequest.Builder request) {
    HttpResponse<String> response;
    try {
      response =
          CLIENT.send(
              request.timeout(TIMEOUT).header("Accept", "application/json").build(),
              BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreachable(issuer, Connection.trouble(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(issuer, "interrupted");
    }
    try {
      JsonNode body = Json.MAPPER.readTree(response.body());
      if (body != null && body.isObject()) {
        return new Answer(response.statusCode() / 100 == 2, body);
      }
    } catch (JsonProcessingException e) {
      // said below
    }
    throw unreachable(
        issuer, "it answers " + response.statusCode() + ", and not as an identity provider does");
  }

  private static CommandFailure unreachable(URI issuer, String why) {
    return CommandFailure.unreachable(
        "The identity provider cannot be reached at %s: %s. Is it up, and is that its address"
                .formatted(issuer, why)
            + " (--issuer or QUITTANCE_ISSUER)?");
  }
}
