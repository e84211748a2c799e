package dev.quittance.systemtests.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.systemtests.client.GatewayDesk;
import dev.quittance.systemtests.client.JsonHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The gateways that the shared sandbox plays: what goes wrong there, and what their books say. */
public final class OutsideWorld {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;

  private OutsideWorld(URI base) {
    this.base = base;
  }

  public static OutsideWorld shared() {
    return of(Sandbox.shared());
  }

  public static OutsideWorld of(Sandbox sandbox) {
    return new OutsideWorld(sandbox.issuer().resolve("/"));
  }

  /** Where it is: gateways are below. */
  public URI base() {
    return base;
  }

  /**
   * Lets what has a key go wrong.
   *
   * @param key a reference of the caller's, or an amount in minor units
   * @param fault one of the menu, for example {@code delay}
   * @param milliseconds its time
   * @param times how often
   */
  public void letGoWrong(String gateway, String key, String fault, long milliseconds, int times) {
    letGoWrong(gateway, key, List.of(new Fault(fault, milliseconds, times)));
  }

  /** One of the menu, with its time and how often it happens. */
  public record Fault(String fault, long ms, int times) {}

  /** Lets several things go wrong with what has a key. */
  public void letGoWrong(String gateway, String key, List<Fault> faults) {
    send(
        request("/faults/" + gateway + "/keys/" + key)
            .header("Content-Type", "application/json")
            .PUT(json(new ObjectMapper().valueToTree(Map.of("faults", faults)).toString())),
        204);
  }

  /** Lets everything go well again. */
  public void clear() {
    send(request("/faults").DELETE(), 204);
  }

  /** What a gateway has on record for a reference: entries, and how often money has moved. */
  public JsonNode books(String gateway, String reference) {
    return new JsonHttp(base).get("/books/" + gateway + "?reference=" + reference).expect(200);
  }

  /** Sends a form as a client of the card processor. */
  public JsonNode card(String path, String form) {
    return send(
        request("/card/v1/" + path)
            .header("Authorization", "Bearer " + CardGateway.KEY)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(json(form)),
        200);
  }

  /** An object of the card processor. */
  public JsonNode card(String path) {
    return send(
        request("/card/v1/" + path).header("Authorization", "Bearer " + CardGateway.KEY).GET(),
        200);
  }

  /** Gives the card processor the evidence by which it decides a test's dispute. */
  public void decideCardDispute(String disputeId, boolean won) {
    card(
        "disputes/" + disputeId,
        "evidence[uncategorized_text]=" + (won ? "winning_evidence" : "losing_evidence"));
  }

  /** What buyers and the gateways' own people do there. */
  public GatewayDesk desk() {
    return new GatewayDesk(base);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
  }

  private static BodyPublisher json(String body) {
    return BodyPublishers.ofString(body);
  }

  private static JsonNode send(HttpRequest.Builder request, int expected) {
    String answer = text(request, expected);
    try {
      return answer.startsWith("{")
          ? new ObjectMapper().readTree(answer)
          : new ObjectMapper().nullNode();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the sandbox answers " + answer, e);
    }
  }

  private static String text(HttpRequest.Builder request, int expected) {
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != expected) {
        throw new IllegalStateException(
            "the sandbox answers " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the sandbox", e);
    }
  }
}
