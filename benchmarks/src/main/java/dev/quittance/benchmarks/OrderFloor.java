package dev.quittance.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The statements and the commit that a placed order costs at least, by plain JDBC over as many
 * connections: one order a transaction, on tables of the same shape beside the service's.
 */
final class OrderFloor {

  private static final String TABLES =
      """
      DROP SCHEMA IF EXISTS floor CASCADE;
      CREATE SCHEMA floor;
      CREATE TABLE floor.orders (LIKE public.orders INCLUDING ALL);
      CREATE TABLE floor.order_line (
        LIKE public.order_line INCLUDING ALL, FOREIGN KEY (order_id) REFERENCES floor.orders);
      CREATE TABLE floor.order_event (
        LIKE public.order_event INCLUDING ALL, FOREIGN KEY (order_id) REFERENCES floor.orders);
      CREATE TABLE floor.outbox_event (LIKE public.outbox_event INCLUDING ALL);
      CREATE TABLE floor.idempotency_key (LIKE public.idempotency_key INCLUDING ALL)
      """;

  private static final List<String> ORDER =
      List.of(
          """
          INSERT INTO floor.orders (
            id, buyer_id, supplier_id, payment_method_id, currency, total_minor, refunded_minor,
            status, payment_status, attempts, revision, created_at, updated_at)
          VALUES (?, 'buyer-1', 'supplier-1', 'pm_card_visa', 'CNY', 1000, 0, 'PLACED', 'PENDING', 1,
                  1, now(), now())
          """,
          """
          INSERT INTO floor.order_line (order_id, line_no, sku, name, quantity, unit_price_minor)
          VALUES (?, 0, 'TEA-250', 'Longjing tea', 1, 1000)
          """,
          """
          INSERT INTO floor.order_event (
            order_id, revision, event_id, kind, status, amount_minor, occurred_at)
          VALUES (?, 1, gen_random_uuid(), 'ORDER_PLACED', 'PLACED', 1000, now())
          """,
          """
          INSERT INTO floor.outbox_event (record_key, headers, payload)
          VALUES (uuid_send(?), array_fill('a header or its value'::text, ARRAY[20]),
                  convert_to(repeat('x', 250), 'UTF8'))
          """,
          """
          INSERT INTO floor.idempotency_key (
            scope, key, fingerprint, status, location, body, created_at)
          VALUES ('POST /orders buyer-1', ?::text, sha256('x'), 201, '/orders', repeat('x', 900), now())
          """,
          "SELECT pg_notify('bench_floor', ?::text)");

  /** Gives a connection of its own to each who asks. */
  interface Connections {
    Connection open() throws SQLException;
  }

  private final Connections connections;

  OrderFloor(Connections connections) {
    this.connections = connections;
  }

  /**
   * Runs that long.
   *
   * @return orders a second
   */
  double measure(int threads, double seconds) throws SQLException, InterruptedException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> placed = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<Long> worker = () -> place(end);
        placed.add(workers.submit(worker));
      }
      long sum = 0;
      for (Future<Long> one : placed) {
        sum += one.get();
      }
      return sum / ((System.nanoTime() - begin) / 1e9);
    } catch (ExecutionException e) {
      throw new SQLException("the floor", e.getCause());
    }
  }

  private long place(long end) throws SQLException {
    long placed = 0;
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(false);
      List<PreparedStatement> statements = new ArrayList<>();
      for (String sql : ORDER) {
        statements.add(connection.prepareStatement(sql));
      }
      for (; System.nanoTime() < end; placed++) {
        UUID id = inOrderOfTime();
        for (PreparedStatement statement : statements) {
          statement.setObject(1, id);
          statement.execute();
        }
        connection.commit();
      }
    }
    return placed;
  }

  private static UUID inOrderOfTime() {
    UUID random = UUID.randomUUID();
    return new UUID(
        Instant.now().toEpochMilli() << 16 | 0x7000 | (random.getMostSignificantBits() & 0xfff),
        random.getLeastSignificantBits());
  }
}
