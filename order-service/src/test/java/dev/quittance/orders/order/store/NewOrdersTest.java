package dev.quittance.orders.order.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.product.Product;
import dev.quittance.testkit.plan.PretendedSize;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NewOrdersTest {

  private static final String PRODUCT = Ids.next(Product.ID_PREFIX);

  @Inject AgroalDataSource dataSource;
  @Inject OrderStore store;

  @Test
  void anOrderOfAGroupIsStoredAsOneThatIsPlacedAlone() throws SQLException {
    Order alone = order();
    QuarkusTransaction.requiringNew().run(() -> store.place(alone));
    Order first = order();
    Order second = order();
    try (Connection connection = dataSource.getConnection()) {
      place(connection, first, second);
    }
    List<String> wanted = stored(alone);
    assertThat(wanted).hasSize(4); // order, two lines, one entry of the history
    assertThat(stored(first)).isEqualTo(wanted);
    assertThat(stored(second)).isEqualTo(wanted);
  }

  /**
   * PostgreSQL looks up the order of each line, with a plan of the time when there was only one.
   */
  @Test
  void theOrdersOfLinesAreNotLookedForInAllOrders() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("TRUNCATE orders CASCADE");
        place(connection, order());
        PretendedSize.of(connection, "orders", 1, Map.of());
        long scansBefore = scans(statement, "seq_scan");
        long lookupsBefore = scans(statement, "idx_scan");
        for (int i = 0; i < 10; i++) {
          place(connection, order(), order());
        }
        assertThat(scans(statement, "seq_scan")).isEqualTo(scansBefore);
        assertThat(scans(statement, "idx_scan")).isGreaterThan(lookupsBefore);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** Of the session's table of orders: another test leaves one in a schema of its own. */
  private static long scans(Statement statement, String kind) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT " + kind + " FROM pg_stat_xact_user_tables WHERE relid = 'orders'::regclass")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void place(Connection connection, Order... orders) throws SQLException {
    NewOrders group = new NewOrders();
    try (PreparedStatement insert = connection.prepareStatement(group.sql())) {
      group.set(insert, 1, Stream.of(orders).map(store::prepare).toList());
      insert.execute();
    }
  }

  /** What is stored of an order, without what differs from one to another. */
  private List<String> stored(Order order) throws SQLException {
    List<String> all = new ArrayList<>();
    for (String query :
        List.of(
            "SELECT to_jsonb(o) - 'id' - 'created_at' - 'updated_at' FROM orders o WHERE id = ?",
            "SELECT to_jsonb(l) - 'order_id' FROM order_line l WHERE order_id = ? ORDER BY line_no",
            "SELECT to_jsonb(e) - 'order_id' - 'event_id' - 'occurred_at' FROM order_event e"
                + " WHERE order_id = ?")) {
      try (Connection connection = dataSource.getConnection();
          PreparedStatement select = connection.prepareStatement(query)) {
        select.setObject(1, Ids.uuid(Ids.ORDER, order.id()));
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            all.add(row.getString(1));
          }
        }
      }
    }
    return all;
  }

  private static Order order() {
    return new Order(
        Ids.next(Ids.ORDER),
        "buyer-1",
        "supplier-1",
        "pm_card_ok",
        List.of(
            new OrderLine(PRODUCT, "A", "a \"name\", {with} \\ all", 2, Money.of(7, "CNY")),
            new OrderLine("B", null, 1, Money.of(7, "CNY"))),
        Money.of(5, "CNY"),
        Money.of(26, "CNY"),
        new Acknowledgement(
            AcknowledgedStatus.UNVERIFIED, Instant.parse("2026-11-26T12:00:00.123456Z")),
        null);
  }
}
