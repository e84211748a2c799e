package dev.quittance.payments.receipt.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.store.Sql;
import dev.quittance.payments.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that goes back to its senders: what the bank is asked, and what it answered. */
@ApplicationScoped
public class ReturnTable {

  public static final String ID_PREFIX = "rtn_";

  private static final String SELECT =
      """
      SELECT t.id, t.receipt_id, t.amount, t.reason, t.created_at, t.status, t.asks,
             t.bank_reference AS return_reference, t.updated_at, r.currency, r.bank_account,
             r.bank_reference
        FROM receipt_return AS t JOIN receipt AS r ON r.id = t.receipt_id
      """;

  private final AgroalDataSource dataSource;
  private final Clock clock;

  ReturnTable(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /** Whether the bank has paid it. */
  public enum Status {
    /** The bank is asked. */
    ORDERED,
    PAID,
    /** Never: the money is still here. */
    REFUSED
  }

  /**
   * An order to the bank.
   *
   * @param bankAccount ours, by its name
   * @param received the bank's own name of what was received
   * @param asks how often the bank was asked
   * @param bankReference the bank's own name of what went out
   */
  public record Return(
      String id,
      String receiptId,
      String bankAccount,
      String received,
      Money amount,
      String reason,
      Status status,
      int asks,
      @Nullable String bankReference,
      Instant createdAt,
      Instant updatedAt) {}

  /** Stores an order; the bank is asked at once. */
  public void add(String id, String receiptId, Money amount, String reason) {
    Instant now = clock.instant();
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO receipt_return
                    (id, receipt_id, amount, reason, created_at, status, asks, next_ask_at,
                     updated_at)
                  VALUES (?, ?, ?, ?, ?, 'ORDERED', 0, ?, ?)
                  """)) {
            insert.setObject(1, Ids.uuid(ID_PREFIX, id));
            insert.setObject(2, Ids.uuid(Ids.RECEIPT, receiptId));
            insert.setLong(3, amount.amountMinor());
            insert.setString(4, reason);
            insert.setObject(5, Times.written(now));
            insert.setObject(6, Times.written(now));
            insert.setObject(7, Times.written(now));
            return insert.executeUpdate();
          }
        });
  }

  /** Claims orders that are due, the longest due first, until {@code leaseEnd}. */
  public List<Return> claim(int limit, Instant leaseEnd) {
    Instant now = clock.instant();
    return Sql.in(
        dataSource,
        connection -> {
          List<Object> ids = new ArrayList<>();
          try (PreparedStatement update =
              connection.prepareStatement(
                  """
                  UPDATE receipt_return
                     SET asks = asks + 1, next_ask_at = ?, updated_at = ?
                   WHERE id IN (SELECT id FROM receipt_return
                                 WHERE next_ask_at <= ?
                                 ORDER BY next_ask_at
                                 LIMIT ?
                                   FOR UPDATE SKIP LOCKED)
                  RETURNING id
                  """)) {
            update.setObject(1, Times.written(leaseEnd));
            update.setObject(2, Times.written(now));
            update.setObject(3, Times.written(now));
            update.setInt(4, limit);
            try (ResultSet row = update.executeQuery()) {
              while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
              }
            }
          }
          try (PreparedStatement select =
              connection.prepareStatement(SELECT + "WHERE t.id = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            return read(select);
          }
        });
  }

  /** The bank is asked again at {@code next}. */
  public void askAgain(String id, Instant next) {
    update(id, "next_ask_at = ?", Times.written(next));
  }

  /**
   * The bank has decided.
   *
   * @return whether it had not before
   */
  public boolean decided(String id, Status status, @Nullable String bankReference) {
    return update(
            id,
            "next_ask_at = NULL, status = '%s', bank_reference = ?".formatted(status.name()),
            bankReference)
        > 0;
  }

  private int update(String id, String changes, @Nullable Object value) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE receipt_return SET "
                      + changes
                      + ", updated_at = ? WHERE id = ? AND status = 'ORDERED'")) {
            update.setObject(1, value);
            update.setObject(2, Times.written(clock.instant()));
            update.setObject(3, Ids.uuid(ID_PREFIX, id));
            return update.executeUpdate();
          }
        });
  }

  /** The orders about these receipts, oldest first. */
  public List<Return> of(Collection<String> receiptIds) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(SELECT + "WHERE t.receipt_id = ANY (?) ORDER BY t.id")) {
            select.setArray(
                1,
                connection.createArrayOf(
                    "uuid", receiptIds.stream().map(id -> Ids.uuid(Ids.RECEIPT, id)).toArray()));
            return read(select);
          }
        });
  }

  private static List<Return> read(PreparedStatement select) throws SQLException {
    List<Return> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new Return(
                Ids.of(ID_PREFIX, row.getObject("id", UUID.class)),
                Ids.of(Ids.RECEIPT, row.getObject("receipt_id", UUID.class)),
                row.getString("bank_account"),
                row.getString("bank_reference"),
                Money.of(row.getLong("amount"), row.getString("currency")),
                row.getString("reason"),
                Status.valueOf(row.getString("status")),
                row.getInt("asks"),
                row.getString("return_reference"),
                Times.read(row, "created_at"),
                Times.read(row, "updated_at")));
      }
    }
    return found;
  }
}
