package dev.quittance.benchmarks;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * The statements of a checkout at least, in a transaction of one connection: the key, the cart, its
 * products and supplier, the stock, an order with its lines, its history and its event, and the
 * answer. Nothing is decided, checked or written as JSON.
 */
final class CheckoutFloor implements Lanes.Lane {

  private static final List<String> TABLES =
      List.of(
          "cart",
          "orders",
          "order_line",
          "order_event",
          "outbox_event",
          "idempotency_key",
          "product_stock");

  private final Connection connection;
  private final List<UUID> products;
  private final int lines;
  private final Random random = new Random();

  /**
   * @param lines of a cart
   */
  CheckoutFloor(Connection connection, List<UUID> products, int lines) throws SQLException {
    this.connection = connection;
    this.products = products;
    this.lines = lines;
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO floor, public");
    }
    connection.setAutoCommit(false);
  }

  /** Tables like those of the service, with the same stock. */
  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS floor CASCADE");
      statement.execute("CREATE SCHEMA floor");
      for (String table : TABLES) {
        statement.execute(
            "CREATE TABLE floor.%1$s (LIKE public.%1$s INCLUDING ALL)".formatted(table));
      }
      statement.execute("INSERT INTO floor.product_stock SELECT * FROM public.product_stock");
      statement.execute("ANALYZE floor.product_stock");
    }
  }

  @Override
  public void step() throws SQLException {
    UUID id = UUID.randomUUID();
    Object[] bought =
        random
            .ints(0, products.size())
            .distinct()
            .limit(lines)
            .sorted()
            .mapToObj(products::get)
            .toArray();
    Array ids = connection.createArrayOf("uuid", bought);
    execute("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))", id.toString());
    execute("SELECT * FROM idempotency_key WHERE scope = ? AND key = ?", "POST", id.toString());
    execute("SELECT * FROM cart WHERE id = ? FOR UPDATE", id);
    execute(
        """
        SELECT p.*, k.available,
               (SELECT array_agg(t.min_quantity) FROM price_tier t WHERE t.product_id = p.id)
          FROM product p JOIN product_stock k ON k.product_id = p.id
         WHERE p.id = ANY (?)
        """,
        ids);
    execute(
        "SELECT * FROM supplier WHERE id = (SELECT supplier_id FROM product WHERE id = ?)",
        bought[0]);
    execute("UPDATE cart SET status = 'CHECKED_OUT' WHERE id = ?", id);
    for (Object product : bought) {
      execute("UPDATE product_stock SET available = available - 1 WHERE product_id = ?", product);
    }
    execute(
        """
        INSERT INTO orders (id, buyer_id, supplier_id, payment_method_id, currency, total_minor,
          refunded_minor, status, payment_status, revision, created_at, updated_at)
        VALUES (?, 'buyer', 'supplier', 'pm_card_visa', 'CNY', 1000, 0, 'PLACED', 'PENDING', 1, now(), now())
        """,
        id);
    execute(
        """
        INSERT INTO order_line (order_id, line_no, sku, name, quantity, unit_price_minor, product_id)
        SELECT ?, number - 1, 'B-000001', 'cotton tea cup', 1, 1000, product
          FROM unnest(?) WITH ORDINALITY AS bought (product, number)
        """,
        id,
        ids);
    execute(
        """
        INSERT INTO order_event (order_id, revision, event_id, kind, status, amount_minor, occurred_at)
        VALUES (?, 1, ?, 'ORDER_PLACED', 'PLACED', 1000, now())
        """,
        id,
        id);
    execute(
        """
        INSERT INTO outbox_event (record_key, headers, payload)
        VALUES (convert_to(?, 'UTF8'), array_fill('a header or its value'::text, ARRAY[20]),
                convert_to(repeat('x', 300), 'UTF8'))
        """,
        id.toString());
    execute(
        """
        INSERT INTO idempotency_key (scope, key, fingerprint, status, location, body, created_at)
        VALUES ('POST', ?, decode(repeat('0a', 32), 'hex'), 201, '/carts', repeat('x', 1500), now())
        """,
        id.toString());
    connection.commit();
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof Array array) {
          statement.setArray(i + 1, array);
        } else {
          statement.setObject(i + 1, values[i]);
        }
      }
      statement.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
