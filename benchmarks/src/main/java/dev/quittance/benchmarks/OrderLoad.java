package dev.quittance.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Places orders as fast as they are answered, over connections that stay open. */
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
    try (KeptConnection connection = new KeptConnection(port)) {
      long placed = 0;
      while (System.nanoTime() < end) {
        String request = head + UUID.randomUUID() + "\r\n\r\n" + BODY;
        var answer = connection.exchange(request.getBytes(StandardCharsets.ISO_8859_1));
        if (answer.status() != 201) {
          throw new IOException(
              answer.status() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        placed++;
      }
      return placed;
    }
  }
}
