package dev.quittance.cli.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An HTTP server with canned answers, by method and path; the last answer of a path stays. */
public final class FakeService implements AutoCloseable {

  private record Canned(int status, String type, String body) {}

  private static final String JSON = "application/json";

  private final HttpServer server;
  private final Map<String, Deque<Canned>> answers = new HashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());

  public FakeService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** For example {@code GET /accounts?limit=20}. */
  public FakeService on(String request, String body) {
    return on(request, 200, JSON, body);
  }

  public FakeService problem(String request, int status, String code, String detail) {
    return on(
        request,
        status,
        "application/problem+json",
        String.format(
            Locale.ROOT,
            """
            {"type": "/problems/x", "title": "No", "status": %d, "detail": "%s",
             "code": "%s"}
            """,
            status,
            detail,
            code));
  }

  public FakeService on(String request, int status, String type, String body) {
    answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Canned(status, type, body));
    return this;
  }

  /** Methods, paths and bodies, in order. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** What each request had as {@code Authorization}, in order; "none" if it had none. */
  public List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      authorizations.add(authorization == null ? "none" : authorization);
      requests.add(sent.isEmpty() ? request : request + " " + sent);
      Deque<Canned> canned = answers.get(request);
      Canned answer =
          canned == null
              ? new Canned(418, "text/plain", "no answer was canned for " + request)
              : canned.size() > 1 ? canned.poll() : canned.getFirst();
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
