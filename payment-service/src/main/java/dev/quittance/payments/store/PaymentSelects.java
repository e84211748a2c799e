package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.payment.Payment;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads of payments and operations that are to be changed, mostly with locks. */
final class PaymentSelects {

  /** Columns by which payments are locked. */
  static final String ID = "id";

  static final String ORDER = "order_id";

  /**
   * A row is locked in one table after the other, in the order in which the query names them: a
   * payment before its operation. Whoever locks several rows does it in this order.
   */
  static final String IN_ORDER = " ORDER BY p.id, o.id FOR UPDATE";

  static final String LOCKED_BY_ID = locked(ID);

  private static final String PAYMENT_AND_OPERATION =
      "SELECT " + PaymentTable.select() + ", " + OperationTable.select();

  private static final String OF_OPERATIONS =
      " FROM payment AS p JOIN operation AS o ON o.payment_id = p.id WHERE o.id = ANY (?)";

  private static final String DUE =
      PAYMENT_AND_OPERATION
          + """
           FROM (SELECT * FROM operation
                  WHERE gateway = ? AND next_ask_at <= ?
                  ORDER BY next_ask_at
                  LIMIT ?
                    FOR UPDATE SKIP LOCKED) AS o
           JOIN payment AS p ON p.id = o.payment_id
          """;

  private PaymentSelects() {}

  /**
   * Payments, locked in the order of their ids. Whatever follows in the transaction looks keys up,
   * too.
   */
  static List<Payment> lock(Connection connection, String key, List<UUID> values)
      throws SQLException {
    if (values.isEmpty()) {
      return List.of();
    }
    List<Payment> found = new ArrayList<>();
    RoundTrip trip = new RoundTrip();
    KeyLookups.plan(trip);
    trip.read(
        locked(key),
        (unused, select, first) -> {
          select.setArray(first, connection.createArrayOf("uuid", values.toArray()));
          return first + 1;
        },
        row -> {
          while (row.next()) {
            found.add(PaymentTable.read(row).payment());
          }
        });
    trip.send(connection);
    return found;
  }

  private static String locked(String key) {
    return "SELECT "
        + PaymentTable.select()
        + " FROM payment AS p WHERE "
        + key
        + " = ANY (?) ORDER BY id FOR UPDATE";
  }

  /** Locks the payments of orders before the statements that follow in the round trip. */
  static void lockOfOrders(RoundTrip trip, List<UUID> orderIds) {
    trip.add(
        "SELECT 1 FROM payment WHERE order_id = ANY (?) ORDER BY id FOR UPDATE",
        (connection, statement, first) -> {
          statement.setArray(first, connection.createArrayOf("uuid", orderIds.toArray()));
          return first + 1;
        });
  }

  /**
   * @param lock {@link #IN_ORDER} or nothing
   */
  static List<PaymentOperation> operations(Connection connection, List<UUID> ids, String lock)
      throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<PaymentOperation> found = new ArrayList<>(ids.size());
    RoundTrip trip = new RoundTrip();
    KeyLookups.plan(trip);
    trip.read(
        PAYMENT_AND_OPERATION + OF_OPERATIONS + lock,
        (unused, select, first) -> {
          select.setArray(first, connection.createArrayOf("uuid", ids.toArray()));
          return first + 1;
        },
        row -> found.addAll(read(row)));
    trip.send(connection);
    return found;
  }

  /** Locks operations and their payments before the statements that follow in the round trip. */
  static void lock(RoundTrip trip, List<UUID> operationIds) {
    trip.add(
        "SELECT 1" + OF_OPERATIONS + IN_ORDER,
        (connection, statement, first) -> {
          statement.setArray(first, connection.createArrayOf("uuid", operationIds.toArray()));
          return first + 1;
        });
  }

  /**
   * A plan that is kept for any limit would read all payments, to be ready for many.
   *
   * @param limits how many of each gateway, by its name; one of each at least
   */
  static List<PaymentOperation> lockDue(
      Connection connection, Map<String, Integer> limits, Instant now) throws SQLException {
    List<PaymentOperation> due = new ArrayList<>();
    RoundTrip trip = new RoundTrip();
    KeyLookups.plan(trip);
    limits.forEach((gateway, limit) ->
        trip.read(
            DUE,
            (unused, select, first) -> {
              select.setString(first, gateway);
              select.setObject(first + 1, Times.written(now));
              select.setInt(first + 2, limit);
              return first + 3;
            },
            row -> due.addAll(read(row))));
    trip.send(connection);
    return due;
  }

  /**
   * Those that operations of these ids would have.
   *
   * @param operationIds any texts
   */
  static List<UUID> uuids(Collection<String> operationIds) {
    List<UUID> found = new ArrayList<>(operationIds.size());
    for (String id : operationIds) {
      for (OperationKind kind : OperationKind.values()) {
        if (Ids.isId(kind.idPrefix(), id)) {
          found.add(Ids.uuid(kind.idPrefix(), id));
        }
      }
    }
    return found;
  }

  private static List<PaymentOperation> read(ResultSet row) throws SQLException {
    List<PaymentOperation> found = new ArrayList<>();
    while (row.next()) {
      Payment payment = PaymentTable.read(row).payment();
      found.add(
          new PaymentOperation(
              payment, OperationTable.read(row, payment.terms().amount().currency())));
    }
    return found;
  }
}
