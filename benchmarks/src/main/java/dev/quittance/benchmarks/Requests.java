package dev.quittance.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One request after the other over one connection. */
final class Requests implements Lanes.Lane {

  private final KeptConnection http;
  private final Source source;
  private final int expected;

  interface Source {
    byte[] next() throws IOException;
  }

  Requests(int port, Source source, int expected) throws IOException {
    this.http = new KeptConnection(port);
    this.source = source;
    this.expected = expected;
  }

  @Override
  public void step() throws IOException {
    var answer = http.exchange(source.next());
    if (answer.status() != expected) {
      throw new IOException(
          answer.status() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
