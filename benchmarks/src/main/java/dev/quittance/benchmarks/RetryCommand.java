package dev.quittance.benchmarks;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Publishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

/**
 * {@code POST /orders/{id}/payment-attempts} of order-service. In each turn new orders are placed,
 * and the log says that their payments have failed.
 */
final class RetryCommand implements CommandTurns.Command {

  private static final int LANES = 32;

  private static final String TABLES =
      """
      DROP SCHEMA IF EXISTS floor CASCADE;
      CREATE SCHEMA floor;
      CREATE TABLE floor.orders (LIKE public.orders INCLUDING ALL);
      CREATE TABLE floor.order_event (
        LIKE public.order_event INCLUDING ALL, FOREIGN KEY (order_id) REFERENCES floor.orders);
      CREATE TABLE floor.outbox_event (LIKE public.outbox_event INCLUDING ALL);
      CREATE TABLE floor.idempotency_key (LIKE public.idempotency_key INCLUDING ALL);
      INSERT INTO floor.orders SELECT * FROM public.orders WHERE payment_status = 'FAILED';
      ANALYZE floor.orders
      """;

  private static final List<String> ATTEMPT =
      List.of(
          "SELECT * FROM floor.orders WHERE id = ? FOR UPDATE",
          """
          UPDATE floor.orders
             SET payment_method_id = 'pm_card_visa', revision = revision + 1, status = 'PLACED',
                 payment_status = 'PENDING', attempts = attempts + 1, updated_at = now()
           WHERE id = ?
          """,
          """
          INSERT INTO floor.order_event (
            order_id, revision, event_id, kind, status, amount_minor, occurred_at)
          VALUES (?, 3, gen_random_uuid(), 'PAYMENT_RETRY_REQUESTED', 'PLACED', 1000, now())
          """,
          """
          INSERT INTO floor.outbox_event (record_key, headers, payload)
          VALUES (uuid_send(?), array_fill('a header or its value'::text, ARRAY[20]),
                  convert_to(repeat('x', 150), 'UTF8'))
          """,
          """
          INSERT INTO floor.idempotency_key (
            scope, key, fingerprint, status, location, body, created_at)
          VALUES ('POST /orders/id/payment-attempts buyer-1', ?::text, sha256('x'), 201, '/orders',
                  repeat('x', 900), now())
          """,
          "SELECT pg_notify('bench_floor', ?::text)");

  private final House house;
  private final String token;
  private final OrderLoad placing;
  private final BenchTopic topic;
  private final int orders;

  /**
   * @param orders of a turn
   */
  RetryCommand(House house, String token, int orders) {
    this.house = house;
    this.token = token;
    this.placing = new OrderLoad(house.orders().port(), token);
    this.topic = new BenchTopic(house.bootstrapServers(), null);
    this.orders = orders;
  }

  @Override
  public String name() {
    return "attempts";
  }

  @Override
  public String floor() {
    return "one attempt a transaction by plain JDBC";
  }

  @Override
  public int port() {
    return house.orders().port();
  }

  @Override
  public CommandTurns.Request request(UUID order) {
    return new CommandTurns.Request(
        "/orders/" + Ids.of(Ids.ORDER, order) + "/payment-attempts",
        token,
        "{\"paymentMethodId\":\"pm_card_visa\"}");
  }

  @Override
  public void rest() throws Exception {
    OrderBenchmark.awaitRelay(house);
  }

  @Override
  public void prepareFloor() throws SQLException {
    try (Connection connection = house.connect(House.ORDERS);
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
  }

  @Override
  public Lanes.Lane floorLane(Queue<UUID> failed) throws SQLException {
    return new FloorLane(house.connect(House.ORDERS), ATTEMPT, failed);
  }

  /** Orders whose payments have failed. */
  @Override
  public List<UUID> fresh() throws Exception {
    try (Connection connection = house.connect(House.ORDERS)) {
      List<UUID> placed = orders(connection, "PENDING");
      while (placed.size() < orders) {
        placing.run(LANES, 1);
        placed = orders(connection, "PENDING");
      }
      OrderBenchmark.awaitRelay(house);
      topic.publish(placed.stream().map(RetryCommand::failed).toList());
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
