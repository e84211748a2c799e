package dev.quittance.systemtests.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** One service's HTTP interface. */
public final class JsonHttp {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;
  private final Duration patience;

  public JsonHttp(URI base) {
    this(base, PATIENCE);
  }

  private JsonHttp(URI base, Duration patience) {
    this.base = base;
    this.patience = patience;
  }

  /** The same, waiting for an answer no longer than that. */
  public JsonHttp within(Duration limit) {
    return new JsonHttp(base, limit);
  }

  public URI base() {
    return base;
  }

  public Reply get(String path) {
    return send(request(path).GET().build());
  }

  public Reply post(String path, Object body) {
    return send(request(path).POST(json(body)).build());
  }

  /** A request that may be sent again with the same key and has its effect once. */
  public Reply post(String path, String idempotencyKey, Object body) {
    return send(request(path).header("Idempotency-Key", idempotencyKey).POST(json(body)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(patience)
        .header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    try {
      return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON", e);
    }
  }

  private Reply send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
      return new Reply(
          response.statusCode(),
          body(response),
          response.headers().firstValue("Location").orElse(null),
          response.headers().firstValue("Retry-After").orElse(null));
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + base + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + base, e);
    }
  }

  private static JsonNode body(HttpResponse<byte[]> response) throws IOException {
    return response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body());
  }
}
