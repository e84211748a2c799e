package dev.quittance.orders.dispute.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.dispute.Dispute.Decision;
import dev.quittance.orders.dispute.Dispute.Refund;
import dev.quittance.orders.dispute.DisputeOutcome;
import dev.quittance.orders.dispute.DisputeSource;
import dev.quittance.orders.dispute.RefundStatus;
import dev.quittance.orders.store.Times;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code order_dispute}, without sealed words. */
final class DisputeRows {

  static final String SELECT =
      """
      SELECT d.id, d.order_id, d.buyer_id, d.source, d.reason, d.outcome, d.gateway, d.currency,
             d.claimed_minor, d.granted_minor, d.refund_status, d.refund_failure, d.order_revision,
             d.resolved_by, d.opened_at, d.closed_at
        FROM order_dispute AS d
      """;

  static final String INSERT =
      """
      INSERT INTO order_dispute (id, order_id, buyer_id, source, reason, status, gateway, currency,
          claimed_minor, order_revision, words, opened_at)
      VALUES (?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  static final String UPDATE =
      """
      UPDATE order_dispute
         SET status = ?, outcome = ?, granted_minor = ?, refund_status = ?, refund_failure = ?,
             resolved_by = ?, closed_at = ?, decision_words = coalesce(?, decision_words)
       WHERE id = ?
      """;

  private DisputeRows() {}

  static void bindInsert(
      PreparedStatement insert, Dispute dispute, Currency currency, byte @Nullable [] words)
      throws SQLException {
    int i = 0;
    insert.setObject(++i, id(dispute.id()));
    insert.setObject(++i, Ids.uuid(Ids.ORDER, dispute.orderId()));
    insert.setString(++i, dispute.buyerId());
    insert.setString(++i, dispute.source().name());
    insert.setString(++i, dispute.reason());
    insert.setString(++i, dispute.gateway());
    insert.setString(++i, currency.getCurrencyCode());
    insert.setObject(++i, minor(dispute.claimed()), Types.BIGINT);
    insert.setInt(++i, dispute.orderRevision());
    insert.setBytes(++i, words);
    insert.setObject(++i, Times.written(dispute.openedAt()));
  }

  static void bindUpdate(PreparedStatement update, Dispute dispute, byte @Nullable [] words)
      throws SQLException {
    Decision decision = dispute.decision();
    Refund refund = dispute.refund();
    int i = 0;
    update.setString(++i, dispute.status().name());
    update.setString(++i, decision == null ? null : decision.outcome().name());
    update.setObject(++i, refund == null ? null : minor(refund.amount()), Types.BIGINT);
    update.setString(++i, refund == null ? null : refund.status().name());
    update.setString(++i, refund == null ? null : refund.failure());
    update.setString(++i, decision == null ? null : decision.by());
    update.setObject(++i, decision == null ? null : Times.written(decision.at()));
    update.setBytes(++i, words);
    update.setObject(++i, id(dispute.id()));
  }

  static Dispute read(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    String outcome = row.getString("outcome");
    Instant closedAt = Times.readNullable(row, "closed_at");
    Money granted = money(row, "granted_minor", currency);
    return new Dispute(
        Ids.of(Ids.DISPUTE, row.getObject("id", UUID.class)),
        Ids.of(Ids.ORDER, row.getObject("order_id", UUID.class)),
        row.getString("buyer_id"),
        DisputeSource.valueOf(row.getString("source")),
        row.getString("reason"),
        row.getString("gateway"),
        money(row, "claimed_minor", currency),
        row.getInt("order_revision"),
        Times.read(row, "opened_at"),
        outcome == null || closedAt == null
            ? null
            : new Decision(DisputeOutcome.valueOf(outcome), row.getString("resolved_by"), closedAt),
        granted == null
            ? null
            : new Refund(
                granted,
                RefundStatus.valueOf(row.getString("refund_status")),
                row.getString("refund_failure")));
  }

  static UUID id(String disputeId) {
    return Ids.uuid(Ids.DISPUTE, disputeId);
  }

  private static @Nullable Money money(ResultSet row, String column, Currency currency)
      throws SQLException {
    long minor = row.getLong(column);
    return row.wasNull() ? null : new Money(minor, currency);
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.amountMinor();
  }
}
