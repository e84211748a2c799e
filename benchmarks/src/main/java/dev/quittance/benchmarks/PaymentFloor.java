package dev.quittance.benchmarks;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * The statements that a placed order and its answer cost at least, from one connection that does
 * nothing else: the two intake transactions, the settlement, and the relay's reading and deleting.
 */
final class PaymentFloor {

  private static final int BATCH = 256;

  private final Connection connection;
  private final ProcessorTime database;

  /**
   * @param database of the server of {@code connection}
   */
  PaymentFloor(Connection connection, ProcessorTime database) {
    this.connection = connection;
    this.database = database;
  }

  /** What it took. */
  record Cost(double seconds, double databaseSeconds) {}

  Cost measure(int orders) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS floor CASCADE");
      statement.execute("CREATE SCHEMA floor");
      for (String table :
          List.of("payment", "operation", "seen_event", "outbox_event", "intake_offset")) {
        statement.execute(
            "CREATE TABLE floor.%1$s (LIKE public.%1$s INCLUDING ALL)".formatted(table));
      }
      statement.execute("SET search_path TO floor");
      statement.execute(
          "INSERT INTO intake_offset (topic, partition, next_offset) VALUES ('t', 0, 0)");
    }
    connection.setAutoCommit(false);
    round(orders); // for the compiler, and for plans
    double before = database.seconds();
    long start = System.nanoTime();
    round(orders);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Cost(seconds, database.seconds() - before);
  }

  private void round(int orders) throws SQLException {
    for (int done = 0; done < orders; done += BATCH) {
      batch(Math.min(BATCH, orders - done));
    }
  }

  private void batch(int size) throws SQLException {
    List<UUID> payments = ids(size);
    List<UUID> operations = ids(size);
    advance();
    execute("SELECT order_id FROM payment WHERE order_id = ANY (?)", array("uuid", payments));
    see(size);
    insertPayments(payments);
    insertOperations(payments, operations);
    connection.commit();
    settle(payments, operations);
    connection.commit();
    execute(
        "DELETE FROM outbox_event WHERE id IN (SELECT id FROM outbox_event ORDER BY id LIMIT"
            + " 1000)");
    connection.commit();
    advance(); // the answers are read back
    see(size);
    connection.commit();
  }

  private void advance() throws SQLException {
    execute("UPDATE intake_offset SET next_offset = next_offset + 1");
  }

  private void see(int size) throws SQLException {
    List<Long> marks = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      marks.add(UUID.randomUUID().getMostSignificantBits());
    }
    execute("SELECT content FROM seen_event WHERE identity = ANY (?)", array("int8", marks));
    execute(
        """
        INSERT INTO seen_event (event_id, identity, content, seen_at)
        SELECT *, now() FROM unnest(?::uuid[], ?::int8[], ?::int8[])
        """,
        array("uuid", ids(size)),
        array("int8", marks),
        array("int8", marks));
  }

  private void insertPayments(List<UUID> payments) throws SQLException {
    execute(
        """
        INSERT INTO payment (id, order_id, buyer_id, supplier_id, payment_method_id, currency,
          amount, platform_fee, created_at, revision, status, attempts, gateway, refunded,
          refunds_pending, fee_given_back, updated_at)
        SELECT id, id, 'buyer-' || n % 1000, 'supplier-' || n % 100, 'pm_card_visa', 'CNY',
               1000 + n, 6, now(), 1, 'PENDING', 1, 'sandbox', 0, 0, 0, now()
          FROM unnest(?::uuid[]) WITH ORDINALITY AS given (id, n)
        """,
        array("uuid", payments));
  }

  private void insertOperations(List<UUID> payments, List<UUID> operations) throws SQLException {
    execute(
        """
        INSERT INTO operation (id, payment_id, kind, number, gateway, amount, method_token, created_at,
          revision, status, asks, asked_at, next_ask_at, updated_at)
        SELECT id, payment_id, 'AUTHORIZATION', 1, 'sandbox', 1000, 'pm_card_visa', now(), 2, 'ASKED', 1, now(),
               now(), now()
          FROM unnest(?::uuid[], ?::uuid[]) AS given (id, payment_id)
        """,
        array("uuid", operations),
        array("uuid", payments));
  }

  private void settle(List<UUID> payments, List<UUID> operations) throws SQLException {
    execute(
        """
        UPDATE payment SET revision = 2, status = 'AUTHORIZED', gateway_reference = 'ch_' || n,
               updated_at = now()
          FROM unnest(?::uuid[]) WITH ORDINALITY AS given (id, n)
         WHERE payment.id = given.id AND revision = 1
        """,
        array("uuid", payments));
    execute(
        """
        UPDATE operation SET revision = 3, status = 'SUCCEEDED', next_ask_at = NULL,
               gateway_reference = 'ch_' || n, updated_at = now()
          FROM unnest(?::uuid[]) WITH ORDINALITY AS given (id, n)
         WHERE operation.id = given.id AND revision = 2
        """,
        array("uuid", operations));
    execute(
        """
        INSERT INTO outbox_event (record_key, headers, payload)
        SELECT convert_to('ord_' || replace(id::text, '-', ''), 'UTF8'),
               array_fill('a header or its value'::text, ARRAY[20]),
               convert_to(repeat('x', 400), 'UTF8')
          FROM unnest(?::uuid[]) AS given (id)
        """,
        array("uuid", payments));
    execute("SELECT pg_notify('floor', '')");
  }

  private Array array(String type, List<?> values) throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }

  private void execute(String sql, Array... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setArray(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }

  /** In the order of time, as the service's are. */
  private static List<UUID> ids(int size) {
    long millis = Instant.now().toEpochMilli();
    UUID[] ids = new UUID[size];
    Arrays.setAll(
        ids,
        i -> {
          UUID random = UUID.randomUUID();
          return new UUID(
              millis << 16 | 0x7000 | (random.getMostSignificantBits() & 0xfff),
              random.getLeastSignificantBits());
        });
    List<UUID> sorted = new ArrayList<>(List.of(ids));
    Collections.sort(sorted);
    return sorted;
  }
}
