package dev.quittance.systemtests.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Requests that no HTTP client would send. None may be answered 5xx but 503 with Retry-After. */
final class HostileRequests {

  private static final int LIMIT_MILLIS = 700;
  private static final String END = "\r\n\r\n";
  private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
  private static final String JSON = "Content-Type: application/json\r\nIdempotency-Key: k1\r\n";

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Hostile(String name, byte[] bytes) {}

  private final URI target;
  private final String token;
  private final Findings findings;
  private final Random random;

  /**
   * @param token of one who may call everything there: what is refused shall be refused for
   *     something else
   */
  HostileRequests(URI target, String token, Findings findings, Random random) {
    this.target = target;
    this.token = token;
    this.findings = findings;
    this.random = random;
  }

  void sendAll() {
    for (Hostile one : requests()) {
      send(one);
    }
  }

  private List<Hostile> requests() {
    List<Hostile> requests = new ArrayList<>();
    text(requests, "half a request line", "GET /ord");
    text(requests, "half the headers", "GET /orders" + HOST + "Accept: appl");
    text(requests, "half a body", post("/orders", 400) + "{\"supplierId\":\"b");
    text(requests, "a body that is not JSON", post("/orders", 9) + "\u0000{]}\n\"'x");
    text(requests, "a deep body", post("/orders", 60_000) + "[".repeat(60_000));
    text(requests, "a huge length", post("/orders", Long.MAX_VALUE) + "{}");
    text(requests, "a length that is none", "POST /orders" + HOST + "Content-Length: -5" + END);
    text(
        requests,
        "two lengths",
        "POST /orders" + HOST + JSON + "Content-Length: 2\r\nContent-Length: 40" + END + "{}");
    text(
        requests,
        "a chunk that is none",
        "POST /orders" + HOST + JSON + "Transfer-Encoding: chunked" + END + "zz\r\n{}\r\n0" + END);
    text(requests, "an oversized header", "GET /orders" + HOST + "X: " + "x".repeat(70_000) + END);
    text(requests, "very many headers", "GET /orders" + HOST + "X: x\r\n".repeat(5_000) + END);
    text(requests, "an oversized path", "GET /" + "a".repeat(70_000) + HOST + END);
    text(requests, "a malformed path", "GET /orders/%zz%" + HOST + END);
    text(requests, "a path with zero", "GET /orders/%00" + HOST + END);
    text(requests, "a malformed query", "GET /orders?cursor=%F0%28&limit=1e9" + HOST + END);
    text(requests, "an unknown method", "BREW /orders" + HOST + END);
    text(requests, "a header without a colon", "GET /orders" + HOST + "nonsense" + END);
    text(requests, "a split header", "GET /orders" + HOST + "X: a\rb\nc" + END);
    text(requests, "no host", "GET /orders HTTP/1.1" + END);
    text(requests, "another protocol", "\u0016\u0003\u0001\u0002\u0000\u0001");
    text(requests, "odd expectations", "GET /orders" + HOST + "Expect: a-wonder" + END);
    text(requests, "an odd range of types", "GET /orders" + HOST + "Accept: ;;,*/;q=9" + END);
    byte[] noise = new byte[2_000];
    random.nextBytes(noise);
    requests.add(new Hostile("noise", noise));
    return requests;
  }

  private static String post(String path, long length) {
    return "POST " + path + HOST + JSON + "Content-Length: " + length + END;
  }

  private void text(List<Hostile> requests, String name, String text) {
    String withToken = text.replace(HOST, HOST + "Authorization: Bearer " + token + "\r\n");
    requests.add(new Hostile(name, withToken.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private void send(Hostile one) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(target.getHost(), target.getPort()), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(one.bytes());
      out.flush();
      judge(one, socket);
    } catch (IOException e) {
      // hung up on, or left waiting: both are right
    }
  }

  private void judge(Hostile one, Socket socket) throws IOException {
    var answer =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String status = answer.readLine();
    if (status == null || !status.startsWith("HTTP/") || !status.contains(" 5")) {
      return;
    }
    boolean retryLater = false;
    String header = answer.readLine();
    while (header != null && !header.isEmpty()) {
      retryLater |= header.toLowerCase(Locale.ROOT).startsWith("retry-after:");
      header = answer.readLine();
    }
    if (!status.contains(" 503") || !retryLater) {
      findings.add("hostile requests were answered 5xx", one.name() + ": " + status);
    }
  }
}
