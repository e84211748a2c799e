package dev.quittance.orders.order.store;

import dev.quittance.contract.Ids;
import dev.quittance.kit.database.ArrayColumns;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.idempotency.GroupedCommands;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.CartVersion;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.product.Product;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * New orders with their lines, histories and events to be published, as one statement for each
 * table. As commands they depend on nothing that is stored.
 */
public final class NewOrders
    implements GroupedCommands<GroupedDecision<PreparedOrder>, PreparedOrder> {

  /**
   * Three statements, and those of the outbox. Columns that are not named are empty in a new order.
   * That a line's order is there is looked up by PostgreSQL itself, with a plan that the session
   * keeps: made while there were few orders, it would read all of them later.
   */
  private static final String INSERT =
      "SELECT "
          + KeyLookups.SETTINGS
          + """
          ;
          INSERT INTO orders (
            id, buyer_id, supplier_id, payment_method_id, currency, total_minor, shipping_minor,
            acknowledged_status, acknowledged_at, cart_id, cart_version, stock_reserved,
            refunded_minor, status, payment_status, attempts, revision, created_at, updated_at)
          SELECT id, buyer_id, supplier_id, payment_method_id, currency, total_minor, shipping_minor,
                 acknowledged_status, acknowledged_at, cart_id, cart_version, stock_reserved,
                 refunded_minor, status, payment_status, attempts, revision, created_at, created_at
            FROM unnest(
              ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[],
              ?::text[], ?::timestamptz[], ?::uuid[], ?::int4[], ?::bool[],
              ?::int8[], ?::text[], ?::text[], ?::int4[], ?::int4[], ?::timestamptz[]) AS new (
              id, buyer_id, supplier_id, payment_method_id, currency, total_minor, shipping_minor,
              acknowledged_status, acknowledged_at, cart_id, cart_version, stock_reserved,
              refunded_minor, status, payment_status, attempts, revision, created_at);
          INSERT INTO order_line (
            order_id, line_no, product_id, sku, name, quantity, unit_price_minor)
          SELECT * FROM unnest(
            ?::uuid[], ?::int4[], ?::uuid[], ?::text[], ?::text[], ?::int8[], ?::int8[]);
          """
          + HistoryRows.INSERT
          + ";\n"
          + Outbox.APPEND;

  /** A line, and whose it is. */
  private record Line(UUID orderId, int number, OrderLine line) {}

  @Override
  public void read(Connection connection, List<GroupedDecision<PreparedOrder>> commands) {
    // decided before
  }

  @Override
  public GroupedDecision<PreparedOrder> decide(GroupedDecision<PreparedOrder> decided) {
    return decided;
  }

  @Override
  public String sql() {
    return INSERT;
  }

  @Override
  public void set(PreparedStatement statement, int first, List<PreparedOrder> orders)
      throws SQLException {
    ArrayColumns columns = new ArrayColumns(statement, first);
    setOrders(columns, orders);
    setLines(columns, orders.stream().flatMap(order -> lines(order).stream()).toList());
    HistoryRows.set(
        columns,
        orders.stream().map(order -> new HistoryRows.Row(id(order), placed(order))).toList());
    Outbox.set(statement, columns.next(), orders.stream().map(PreparedOrder::placed).toList());
  }

  private static void setOrders(ArrayColumns columns, List<PreparedOrder> orders)
      throws SQLException {
    columns.set("uuid", orders, NewOrders::id);
    columns.set("text", orders, one -> one.order().buyerId());
    columns.set("text", orders, one -> one.order().supplierId());
    columns.set("text", orders, one -> one.order().paymentMethodId());
    columns.set("text", orders, one -> one.order().total().currency().getCurrencyCode());
    columns.set("int8", orders, one -> one.order().total().amountMinor());
    columns.set("int8", orders, one -> one.order().shipping().amountMinor());
    columns.set("text", orders, one -> acknowledgement(one, it -> it.status().name()));
    columns.set("timestamptz", orders, one -> acknowledgement(one, Acknowledgement::at));
    columns.set(
        "uuid", orders, one -> cart(one, it -> Ids.uuid(CartVersion.ID_PREFIX, it.cartId())));
    columns.set("int4", orders, one -> cart(one, CartVersion::version));
    columns.set("bool", orders, one -> !Order.pieces(one.order().lines()).isEmpty());
    columns.set("int8", orders, one -> state(one).refunded().amountMinor());
    columns.set("text", orders, one -> state(one).status().name());
    columns.set("text", orders, one -> state(one).payment().name());
    columns.set("int4", orders, one -> state(one).attempts());
    columns.set("int4", orders, one -> state(one).revision());
    columns.set("timestamptz", orders, one -> state(one).createdAt());
  }

  private static void setLines(ArrayColumns columns, List<Line> lines) throws SQLException {
    columns.set("uuid", lines, Line::orderId);
    columns.set("int4", lines, Line::number);
    columns.set("uuid", lines, one -> productId(one.line()));
    columns.set("text", lines, one -> one.line().sku());
    columns.set("text", lines, one -> one.line().name());
    columns.set("int8", lines, one -> one.line().quantity());
    columns.set("int8", lines, one -> one.line().unitPrice().amountMinor());
  }

  private static List<Line> lines(PreparedOrder order) {
    UUID id = id(order);
    List<Line> lines = new ArrayList<>();
    for (OrderLine line : order.order().lines()) {
      lines.add(new Line(id, lines.size(), line));
    }
    return lines;
  }

  private static @Nullable UUID productId(OrderLine line) {
    String product = line.productId();
    return product == null ? null : Ids.uuid(Product.ID_PREFIX, product);
  }

  private static @Nullable Object acknowledgement(
      PreparedOrder order, Function<Acknowledgement, Object> column) {
    Acknowledgement acknowledgement = order.order().acknowledgement();
    return acknowledgement == null ? null : column.apply(acknowledgement);
  }

  private static @Nullable Object cart(PreparedOrder order, Function<CartVersion, Object> column) {
    CartVersion cart = order.order().cart();
    return cart == null ? null : column.apply(cart);
  }

  private static UUID id(PreparedOrder order) {
    return Ids.uuid(Ids.ORDER, order.order().id());
  }

  private static OrderState state(PreparedOrder order) {
    return order.record().header().state();
  }

  private static HistoryEntry placed(PreparedOrder order) {
    return order.record().history().getFirst();
  }
}
