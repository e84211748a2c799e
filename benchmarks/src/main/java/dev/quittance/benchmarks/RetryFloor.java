package dev.quittance.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

/**
 * The statements and the commit that another attempt to pay an order costs at least, by plain JDBC:
 * one attempt a transaction, on tables of the same shape beside the service's.
 */
final class RetryFloor implements Lanes.Lane {

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

  private final Connection connection;
  private final Queue<UUID> orders;
  private final List<PreparedStatement> statements = new ArrayList<>();

  /**
   * @param orders each is paid again once
   */
  RetryFloor(Connection connection, Queue<UUID> orders) throws SQLException {
    this.connection = connection;
    this.orders = orders;
    connection.setAutoCommit(false);
    for (String sql : ATTEMPT) {
      statements.add(connection.prepareStatement(sql));
    }
  }

  /** Tables like those of the service, with the orders whose payments have failed. */
  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
  }

  @Override
  public void step() throws SQLException {
    UUID order = orders.remove();
    for (PreparedStatement statement : statements) {
      statement.setObject(1, order);
      statement.execute();
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
