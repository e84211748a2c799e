package dev.quittance.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Places orders as fast as they are answered, over connections that stay open. It writes prepared
 * bytes and reads no more of an answer than its status and its length: it must not be what limits
 * the rate.
 */
final class OrderLoad {

  private static final String BODY =
      """
      {"supplierId":"supplier-1","paymentMethodId":"pm_card_visa","lines":[\
      {"sku":"TEA-250","name":"Longjing tea","quantity":2,\
      "unitPrice":{"amount":1099,"currency":"CNY"}}]}\
      """;

  private final int port;
  private final String head;

  /**
   * @param token in each request; empty for none
   */
  OrderLoad(int port, String token) {
    this.port = port;
    this.head =
        "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
            + "Content-Length: "
            + BODY.length()
            + "\r\nIdempotency-Key: ";
  }

  /**
   * Runs that long.
   *
   * @return how many orders were placed
   * @throws IOException if one was not
   */
  long run(int connections, double seconds) throws IOException, InterruptedException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<Long>> placed = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        placed.add(threads.submit(() -> connection(end)));
      }
      long sum = 0;
      for (Future<Long> one : placed) {
        sum += one.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IOException("an order was not placed", e.getCause());
    }
  }

  private long connection(long end) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(30_000);
      socket.connect(new InetSocketAddress("localhost", port));
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream(), 8 << 10);
      long placed = 0;
      while (System.nanoTime() < end) {
        String request = head + UUID.randomUUID() + "\r\n\r\n" + BODY;
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        readAnswer(in);
        placed++;
      }
      return placed;
    }
  }

  private static void readAnswer(InputStream in) throws IOException {
    String status = line(in);
    int length = 0;
    String header = line(in);
    while (!header.isEmpty()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
      header = line(in);
    }
    byte[] body = in.readNBytes(length);
    if (!status.contains(" 201 ")) {
      throw new IOException(status + ": " + new String(body, StandardCharsets.UTF_8));
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c != '\n') {
      if (c < 0) {
        throw new IOException("the service has closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return line.toString();
  }
}
