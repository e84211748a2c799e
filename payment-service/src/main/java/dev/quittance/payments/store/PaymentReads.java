package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.operation.Operation;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads payments and operations to be looked at. */
@ApplicationScoped
public class PaymentReads {

  private final AgroalDataSource dataSource;

  PaymentReads(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Empty if there is none, or if the text is not a payment's id. */
  public Optional<StoredPayment> find(String paymentId) {
    return Ids.isId(Ids.PAYMENT, paymentId)
        ? payments("WHERE p.id = ?", List.of(Ids.uuid(Ids.PAYMENT, paymentId))).stream().findFirst()
        : Optional.empty();
  }

  /** Newest first. */
  public List<StoredPayment> list(PaymentFilter filter, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (filter.orderId() != null) {
      conditions.add("p.order_id = ?");
      values.add(Ids.uuid(Ids.ORDER, filter.orderId()));
    }
    if (filter.buyerId() != null) {
      conditions.add("p.buyer_id = ?");
      values.add(filter.buyerId());
    }
    if (filter.status() != null) {
      conditions.add("p.status = ?");
      values.add(filter.status().name());
    }
    if (filter.having() != null) {
      conditions.add("EXISTS (SELECT 1 FROM " + rows(filter.having()) + ")");
    }
    if (filter.olderThan() != null) {
      conditions.add("p.id < ?");
      values.add(Ids.uuid(Ids.PAYMENT, filter.olderThan()));
    }
    values.add(limit);
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    return payments(where + " ORDER BY p.id DESC LIMIT ?", values);
  }

  private static String rows(PaymentFilter.Having having) {
    return switch (having) {
      case UNKNOWN -> "operation WHERE payment_id = p.id AND status = 'UNKNOWN'";
      case HELD_BACK -> "operation WHERE payment_id = p.id AND status = 'CREATED' AND asks > 0";
      case CONTRADICTED -> "contradiction WHERE payment_id = p.id";
    };
  }

  /** The operations of these payments: each payment's attempts, then its refunds, oldest first. */
  public List<Operation> operationsOf(Collection<StoredPayment> payments) {
    Object[] ids =
        payments.stream().map(one -> Ids.uuid(Ids.PAYMENT, one.payment().id())).toArray();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT p.currency, "
                      + OperationTable.select()
                      + """
                       FROM operation AS o JOIN payment AS p ON p.id = o.payment_id
                      WHERE o.payment_id = ANY (?)
                      ORDER BY o.payment_id, o.kind, o.number
                      """)) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            return operations(select);
          }
        });
  }

  /** The names of the gateways that are to be asked about some operation, now or later. */
  public Set<String> openGateways() {
    return Sql.in(
        dataSource,
        connection -> {
          Set<String> names = new HashSet<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT DISTINCT gateway FROM operation WHERE next_ask_at IS NOT NULL");
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              names.add(row.getString(1));
            }
          }
          return names;
        });
  }

  /**
   * How many operations have had no definite answer since before {@code then}. The time in which a
   * buyer approves his payment is not counted.
   */
  public long countUnresolvedSince(Instant then) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT count(*)
                    FROM operation
                   WHERE next_ask_at IS NOT NULL AND coalesce(begun_at, created_at) < ?
                     AND status IN ('CREATED', 'ASKED', 'UNKNOWN')
                  """)) {
            select.setObject(1, Times.written(then));
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  private List<StoredPayment> payments(String where, List<Object> values) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT " + PaymentTable.select() + " FROM payment AS p " + where)) {
            for (int i = 0; i < values.size(); i++) {
              select.setObject(i + 1, values.get(i));
            }
            List<StoredPayment> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(PaymentTable.read(row));
              }
            }
            return found;
          }
        });
  }

  private static List<Operation> operations(PreparedStatement select) throws SQLException {
    List<Operation> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(OperationTable.read(row, Currency.getInstance(row.getString("currency"))));
      }
    }
    return found;
  }
}
