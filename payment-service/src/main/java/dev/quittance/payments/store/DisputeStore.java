package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.dispute.Dispute;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.store.PaymentStore.Changed;
import dev.quittance.payments.store.Table.Update;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Writes and reads disputes, within the caller's transaction. */
@ApplicationScoped
public class DisputeStore {

  private static final String SELECT =
      "SELECT p.currency, "
          + DisputeTable.select()
          + " FROM dispute AS d JOIN payment AS p ON p.id = d.payment_id ";

  private final AgroalDataSource dataSource;

  DisputeStore(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The payments whose charge a gateway calls so, which nobody else changes before the end. */
  public List<Payment> lockCharged(String chargeReference) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT "
                      + PaymentTable.select()
                      + " FROM payment AS p WHERE gateway_reference = ? ORDER BY id FOR UPDATE")) {
            select.setString(1, chargeReference);
            List<Payment> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(PaymentTable.read(row).payment());
              }
            }
            return found;
          }
        });
  }

  public void add(Dispute dispute) {
    Sql.in(
        dataSource,
        connection -> {
          DisputeTable.TABLE.insert(connection, List.of(dispute));
          return true;
        });
  }

  /**
   * @throws StaleRowsException if somebody else has changed it since it was read
   */
  public void save(Changed<Dispute> changed) {
    Sql.in(
        dataSource,
        connection -> {
          DisputeTable.TABLE.update(
              connection, List.of(new Update<>(changed.before().revision(), changed.after())));
          return true;
        });
  }

  /** The dispute that the payment's gateway calls so. */
  public Optional<Dispute> find(Payment payment, String gatewayReference) {
    return query(
            "WHERE d.payment_id = ? AND d.gateway_reference = ?",
            List.of(Ids.uuid(Ids.PAYMENT, payment.id()), gatewayReference))
        .stream()
        .findFirst();
  }

  /** All of a payment, oldest first. */
  public List<Dispute> of(Payment payment) {
    return query(
        "WHERE d.payment_id = ? ORDER BY d.id", List.of(Ids.uuid(Ids.PAYMENT, payment.id())));
  }

  /** Empty if there is none, or if the text is not a dispute's id. */
  public Optional<Dispute> find(String disputeId) {
    return Ids.isId(Ids.DISPUTE, disputeId)
        ? query("WHERE d.id = ?", List.of(Ids.uuid(Ids.DISPUTE, disputeId))).stream().findFirst()
        : Optional.empty();
  }

  /** Newest first. */
  public List<Dispute> list(DisputeFilter filter, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (filter.paymentId() != null) {
      conditions.add("d.payment_id = ?");
      values.add(Ids.uuid(Ids.PAYMENT, filter.paymentId()));
    }
    if (filter.buyerId() != null) {
      conditions.add("p.buyer_id = ?");
      values.add(filter.buyerId());
    }
    if (filter.status() != null) {
      conditions.add("d.status = ?");
      values.add(filter.status().name());
    }
    if (filter.olderThan() != null) {
      conditions.add("d.id < ?");
      values.add(Ids.uuid(Ids.DISPUTE, filter.olderThan()));
    }
    values.add(limit);
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    return query(where + " ORDER BY d.id DESC LIMIT ?", values);
  }

  /** The disputes of these payments, oldest first. */
  public List<Dispute> of(Collection<StoredPayment> payments) {
    Object[] ids =
        payments.stream().map(one -> Ids.uuid(Ids.PAYMENT, one.payment().id())).toArray();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(SELECT + "WHERE d.payment_id = ANY (?) ORDER BY d.id")) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            return read(select);
          }
        });
  }

  private List<Dispute> query(String where, List<Object> values) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            for (int i = 0; i < values.size(); i++) {
              select.setObject(i + 1, values.get(i));
            }
            return read(select);
          }
        });
  }

  private static List<Dispute> read(PreparedStatement select) throws SQLException {
    List<Dispute> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(DisputeTable.read(row, Currency.getInstance(row.getString("currency"))));
      }
    }
    return found;
  }
}
