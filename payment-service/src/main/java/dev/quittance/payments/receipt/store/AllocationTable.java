package dev.quittance.payments.receipt.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.store.Sql;
import dev.quittance.payments.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which payments have money of which receipts. */
@ApplicationScoped
public class AllocationTable {

  private final AgroalDataSource dataSource;

  AllocationTable(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A part of a receipt that a payment has. */
  public record Allocation(String receiptId, String paymentId, Money amount, Instant createdAt) {}

  public void add(List<Allocation> allocations) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO receipt_allocation (receipt_id, payment_id, amount, created_at)
                  VALUES (?, ?, ?, ?)
                  """)) {
            for (Allocation one : allocations) {
              insert.setObject(1, Ids.uuid(Ids.RECEIPT, one.receiptId()));
              insert.setObject(2, Ids.uuid(Ids.PAYMENT, one.paymentId()));
              insert.setLong(3, one.amount().amountMinor());
              insert.setObject(4, Times.written(one.createdAt()));
              insert.addBatch();
            }
            return insert.executeBatch();
          }
        });
  }

  /** What payments have of these receipts, the oldest first. */
  public List<Allocation> of(Collection<String> receiptIds) {
    Object[] ids = receiptIds.stream().map(id -> Ids.uuid(Ids.RECEIPT, id)).toArray();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT a.receipt_id, a.payment_id, a.amount, a.created_at, r.currency
                    FROM receipt_allocation AS a JOIN receipt AS r ON r.id = a.receipt_id
                   WHERE a.receipt_id = ANY (?)
                   ORDER BY a.receipt_id, a.created_at, a.payment_id
                  """)) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            List<Allocation> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new Allocation(
                        Ids.of(Ids.RECEIPT, row.getObject("receipt_id", UUID.class)),
                        Ids.of(Ids.PAYMENT, row.getObject("payment_id", UUID.class)),
                        Money.of(row.getLong("amount"), row.getString("currency")),
                        Times.read(row, "created_at")));
              }
            }
            return found;
          }
        });
  }
}
