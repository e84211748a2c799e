package dev.quittance.payments.receipt.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which lines took back which receipts, or brought back which refunds: each once. */
@ApplicationScoped
public class ReversalTable {

  private final AgroalDataSource dataSource;

  ReversalTable(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * What a part of an entry is the reversal of.
   *
   * @param receiptId or null
   * @param refundId or null
   */
  public record Reversal(
      String entryKey, int part, @Nullable String receiptId, @Nullable String refundId) {}

  /** Their entries were added before. */
  public void add(List<Reversal> reversals) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO bank_reversal (entry_key, part, receipt_id, refund_id)
                  VALUES (?, ?, ?, ?)
                  """)) {
            for (Reversal one : reversals) {
              insert.setString(1, one.entryKey());
              insert.setInt(2, one.part());
              insert.setObject(
                  3, one.receiptId() == null ? null : Ids.uuid(Ids.RECEIPT, one.receiptId()));
              insert.setObject(
                  4, one.refundId() == null ? null : Ids.uuid(refund(), one.refundId()));
              insert.addBatch();
            }
            return insert.executeBatch();
          }
        });
  }

  /** Those of the receipts that were taken back before. */
  public Set<String> takenBack(Collection<String> receiptIds) {
    Object[] ids = receiptIds.stream().map(id -> Ids.uuid(Ids.RECEIPT, id)).toArray();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT receipt_id FROM bank_reversal WHERE receipt_id = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            Set<String> found = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(Ids.of(Ids.RECEIPT, row.getObject(1, UUID.class)));
              }
            }
            return found;
          }
        });
  }

  /** Whether the refund came back before. */
  public boolean hasComeBack(String refundId) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT 1 FROM bank_reversal WHERE refund_id = ?")) {
            select.setObject(1, Ids.uuid(refund(), refundId));
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  private static String refund() {
    return OperationKind.REFUND.idPrefix();
  }
}
