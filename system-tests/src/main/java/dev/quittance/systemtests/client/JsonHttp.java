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
import org.jspecify.annotations.Nullable;

/** One service's HTTP interface, as one caller sees it. */
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
  private final @Nullable TokenSource tokens;
  private final @Nullable Caller caller;
  private final @Nullable String version;

  /** Without a token. */
  public JsonHttp(URI base) {
    this(base, PATIENCE, null, null, null);
  }

  /** With the caller's token in every request. */
  public JsonHttp(URI base, TokenSource tokens, Caller caller) {
    this(base, PATIENCE, tokens, caller, null);
  }

  private JsonHttp(
      URI base,
      Duration patience,
      @Nullable TokenSource tokens,
      @Nullable Caller caller,
      @Nullable String version) {
    this.base = base;
    this.patience = patience;
    this.tokens = tokens;
    this.caller = caller;
    this.version = version;
  }

  /** The same, waiting for an answer no longer than that. */
  public JsonHttp within(Duration limit) {
    return new JsonHttp(base, limit, tokens, caller, version);
  }

  /** The same, of another process. */
  public JsonHttp at(URI other) {
    return new JsonHttp(other, patience, tokens, caller, version);
  }

  /** The same, as another caller. */
  public JsonHttp as(Caller other) {
    return new JsonHttp(base, patience, tokens, other, version);
  }

  /** The same, without a token. */
  public JsonHttp asNobody() {
    return new JsonHttp(base, patience, tokens, null, version);
  }

  /** The same, if the thing is at that version still: {@code If-Match}. */
  public JsonHttp ifVersion(int seen) {
    return new JsonHttp(base, patience, tokens, caller, "\"" + seen + "\"");
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

  public Reply put(String path, Object body) {
    return send(request(path).PUT(json(body)).build());
  }

  public Reply delete(String path) {
    return send(request(path).DELETE().build());
  }

  /** Sends a document that is XML; the answer is JSON. */
  public Reply postXml(String path, String document) {
    return post(path, document, "application/xml");
  }

  /** Sends a file that is CSV; the answer is JSON. */
  public Reply postCsv(String path, String file) {
    return post(path, file, "text/csv");
  }

  private Reply post(String path, String document, String contentType) {
    return send(
        request(path)
            .setHeader("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(document))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(patience)
            .header("Content-Type", "application/json");
    if (tokens != null && caller != null) {
      request.header("Authorization", "Bearer " + tokens.of(caller));
    }
    if (version != null) {
      request.header("If-Match", version);
    }
    return request;
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
