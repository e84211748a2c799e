package dev.quittance.benchmarks;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Publishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * {@code POST /orders/{id}/payment-attempts} of order-service alone, beside the same statements by
 * plain JDBC. In each turn new orders are placed, the log says that their payments have failed, and
 * each is paid again once.
 */
final class RetryTurns {

  private static final String FLOOR = "one attempt a transaction by plain JDBC";
  private static final int LANES = 32;
  private static final String BODY = "{\"paymentMethodId\":\"pm_card_visa\"}";

  private final House house;
  private final String token;
  private final OrderLoad placing;
  private final BenchTopic topic;
  private final int orders;

  /**
   * @param orders of a turn
   */
  RetryTurns(House house, String token, int orders) {
    this.house = house;
    this.token = token;
    this.placing = new OrderLoad(house.orders().port(), token);
    this.topic = new BenchTopic(house.bootstrapServers(), null);
    this.orders = orders;
  }

  /** Attempts for the compilers, for at least so many seconds. */
  void warmUp(double seconds) throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      retry(LANES, failedOrders());
    } while (System.nanoTime() < end);
  }

  /** The floor and the service in turns, each with the same orders. */
  void measure(Figures figures, int connections, int turns) throws Exception {
    double[] plain = new double[turns];
    double[] rates = new double[turns];
    Times times = new Times();
    for (int turn = 0; turn < turns; turn++) {
      List<UUID> failed = failedOrders();
      plain[turn] = floor(connections, failed);
      Lanes.Run run = retry(connections, failed);
      rates[turn] = run.rate();
      times = run.times();
    }
    String what = "payment-attempts, " + connections + " connections";
    figures.add(
        what, OrderBenchmark.median(rates), "attempts/s", OrderBenchmark.median(plain), FLOOR);
    figures.add(what + ", p50", times.millis(0.5), "ms");
    figures.add(what + ", p99", times.millis(0.99), "ms");
  }

  private double floor(int connections, List<UUID> failed) throws Exception {
    try (Connection connection = house.connect(House.ORDERS)) {
      RetryFloor.prepare(connection);
    }
    Queue<UUID> next = new ConcurrentLinkedQueue<>(failed);
    return Lanes.counted(
            connections, failed.size(), () -> new RetryFloor(house.connect(House.ORDERS), next))
        .rate();
  }

  private Lanes.Run retry(int connections, List<UUID> failed) throws Exception {
    Queue<UUID> next = new ConcurrentLinkedQueue<>(failed);
    Lanes.Run run =
        Lanes.counted(
            connections,
            failed.size(),
            () -> new Requests(house.orders().port(), () -> attempt(next.remove()), 201));
    OrderBenchmark.awaitRelay(house);
    return run;
  }

  private byte[] attempt(UUID order) {
    return String.format(
            Locale.ROOT,
            "POST /orders/%s/payment-attempts HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer %s\r\nContent-Type: application/json\r\n"
                + "Idempotency-Key: %s\r\nContent-Length: %d\r\n\r\n%s",
            Ids.of(Ids.ORDER, order),
            token,
            UUID.randomUUID(),
            BODY.length(),
            BODY)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** As many orders as a turn needs, whose payments have failed. */
  private List<UUID> failedOrders() throws Exception {
    try (Connection connection = house.connect(House.ORDERS)) {
      List<UUID> placed = orders(connection, "PENDING");
      while (placed.size() < orders) {
        placing.run(LANES, 1);
        placed = orders(connection, "PENDING");
      }
      OrderBenchmark.awaitRelay(house);
      topic.publish(placed.stream().map(RetryTurns::failed).toList());
      List<UUID> failed = orders(connection, "FAILED");
      while (failed.size() < placed.size()) {
        Thread.sleep(50);
        failed = orders(connection, "FAILED");
      }
      return failed;
    }
  }

  private static EventEnvelope failed(UUID order) {
    return new EventEnvelope(
        Ids.next(Ids.EVENT),
        Instant.now(),
        Publishers.source(Publishers.PAYMENT_SERVICE),
        null,
        PaymentFailed.of(
            Ids.of(Ids.ORDER, order),
            Ids.next(Ids.PAYMENT),
            Ids.next(Ids.ATTEMPT),
            "sandbox",
            FailureReason.DECLINED));
  }

  /** Orders at their first attempt whose payment stands so. */
  private static List<UUID> orders(Connection connection, String paymentStatus)
      throws SQLException {
    List<UUID> found = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id FROM orders WHERE attempts = 1 AND payment_status = ?")) {
      select.setString(1, paymentStatus);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getObject(1, UUID.class));
        }
      }
    }
    return found;
  }
}
