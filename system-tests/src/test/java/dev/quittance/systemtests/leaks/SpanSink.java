package dev.quittance.systemtests.leaks;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** Where a service sends its spans: keeps their bytes. */
public final class SpanSink implements AutoCloseable {

  private final HttpServer server;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  public SpanSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          synchronized (received) {
            received.writeBytes(body);
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  /** What makes a service record all its spans and send them here. */
  public Map<String, String> settings() {
    return Map.of(
        "quarkus.otel.traces.sampler.arg",
        "1",
        "quarkus.otel.exporter.otlp.endpoint",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "quarkus.otel.exporter.otlp.protocol",
        "http/protobuf",
        "quarkus.otel.bsp.schedule.delay",
        "200ms");
  }

  /** All spans so far. */
  public byte[] received() {
    synchronized (received) {
      return received.toByteArray();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
