package dev.quittance.payments.receipt.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.ReceiptState;
import dev.quittance.payments.store.Sql;
import dev.quittance.payments.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads and writes receipts. */
@ApplicationScoped
public class ReceiptStore {

  private final AgroalDataSource dataSource;
  private final Clock clock;

  ReceiptStore(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /** A receipt, and of which part of which entry it is. */
  public record NewReceipt(Receipt receipt, String entryKey, int part) {}

  public void add(List<NewReceipt> receipts) {
    Instant now = clock.instant();
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(ReceiptRows.INSERT)) {
            for (NewReceipt one : receipts) {
              ReceiptRows.bind(insert, one, now);
              insert.addBatch();
            }
            return insert.executeBatch();
          }
        });
  }

  /** Stores the state of receipts that are locked. */
  public void save(Collection<Receipt> receipts) {
    Instant now = clock.instant();
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  """
                  UPDATE receipt
                     SET revision = ?, allocated = ?, being_returned = ?, returned = ?, note = ?,
                         updated_at = ?
                   WHERE id = ?
                  """)) {
            for (Receipt receipt : receipts) {
              ReceiptState state = receipt.state();
              update.setInt(1, state.revision());
              update.setLong(2, state.allocated().amountMinor());
              update.setLong(3, state.returning().amountMinor());
              update.setLong(4, state.returned().amountMinor());
              update.setString(5, state.note() == null ? null : state.note().name());
              update.setObject(6, Times.written(now));
              update.setObject(7, Ids.uuid(Ids.RECEIPT, receipt.id()));
              update.addBatch();
            }
            return update.executeBatch();
          }
        });
  }

  /** The receipts, locked, in the order of their ids. Ids that nothing has are left out. */
  public List<Receipt> lock(Collection<String> receiptIds) {
    Object[] ids =
        receiptIds.stream()
            .filter(id -> Ids.isId(Ids.RECEIPT, id))
            .map(id -> Ids.uuid(Ids.RECEIPT, id))
            .toArray();
    return locked("WHERE r.id = ANY (?) ORDER BY r.id FOR UPDATE", ids);
  }

  /** What is left of what came with these attempts' references, the oldest first; locked. */
  public List<Receipt> lockLeftOf(Collection<String> attemptIds) {
    Object[] ids = attemptIds.stream().map(id -> Ids.uuid(Ids.ATTEMPT, id)).toArray();
    return locked(
        """
        WHERE r.attempt_id = ANY (?) AND r.allocated + r.being_returned + r.returned < r.amount
        ORDER BY r.id FOR UPDATE
        """,
        ids);
  }

  private List<Receipt> locked(String where, Object[] ids) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(ReceiptRows.SELECT + where)) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            return ReceiptRows.read(select).stream().map(StoredReceipt::receipt).toList();
          }
        });
  }

  /** What an account received with that bank reference and amount, the newest first; locked. */
  public List<Receipt> lockReceived(String bankAccount, String bankReference, Money amount) {
    return list(
            """
            WHERE r.bank_account = ? AND r.bank_reference = ? AND r.amount = ? AND r.currency = ?
            ORDER BY r.id DESC FOR UPDATE
            """,
            List.of(
                bankAccount,
                bankReference,
                amount.amountMinor(),
                amount.currency().getCurrencyCode()))
        .stream()
        .map(StoredReceipt::receipt)
        .toList();
  }

  /** What an account received of that amount with these attempts' references; locked. */
  public List<Receipt> lockReceivedFor(
      Collection<String> attemptIds, String bankAccount, Money amount) {
    Object[] ids = attemptIds.stream().map(id -> Ids.uuid(Ids.ATTEMPT, id)).toArray();
    return locked("WHERE r.attempt_id = ANY (?) ORDER BY r.id DESC FOR UPDATE", ids).stream()
        .filter(one ->
            one.terms().bankAccount().equals(bankAccount) && one.terms().amount().equals(amount))
        .toList();
  }

  public Optional<StoredReceipt> find(String receiptId) {
    return Ids.isId(Ids.RECEIPT, receiptId)
        ? list("WHERE r.id = ?", List.of(Ids.uuid(Ids.RECEIPT, receiptId))).stream().findFirst()
        : Optional.empty();
  }

  /** Newest first. */
  public List<StoredReceipt> list(ReceiptFilter filter, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    filter.addTo(conditions, values);
    values.add(limit);
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    return list(where + " ORDER BY r.id DESC LIMIT ?", values);
  }

  private List<StoredReceipt> list(String where, List<Object> values) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(ReceiptRows.SELECT + where)) {
            for (int i = 0; i < values.size(); i++) {
              select.setObject(i + 1, values.get(i));
            }
            return ReceiptRows.read(select);
          }
        });
  }
}
