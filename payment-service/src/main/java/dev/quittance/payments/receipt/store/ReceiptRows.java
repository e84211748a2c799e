package dev.quittance.payments.receipt.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.ReceiptNote;
import dev.quittance.payments.receipt.ReceiptState;
import dev.quittance.payments.receipt.ReceiptTerms;
import dev.quittance.payments.store.Times;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Receipts as rows. */
final class ReceiptRows {

  static final String SELECT =
      """
      SELECT r.id, r.bank_account, r.currency, r.amount, r.bank_reference, r.remitter,
             r.remittance, r.booked_on, r.attempt_id, r.created_at, r.revision, r.allocated,
             r.being_returned, r.returned, r.note, r.updated_at
        FROM receipt AS r
      """;

  static final String INSERT =
      """
      INSERT INTO receipt
        (id, entry_key, part, bank_account, currency, amount, bank_reference, remitter,
         remittance, booked_on, attempt_id, created_at, revision, allocated, being_returned,
         returned, note, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private ReceiptRows() {}

  /** The values of {@link #INSERT}. */
  static void bind(PreparedStatement insert, ReceiptStore.NewReceipt one, Instant now)
      throws SQLException {
    ReceiptTerms terms = one.receipt().terms();
    ReceiptState state = one.receipt().state();
    insert.setObject(1, Ids.uuid(Ids.RECEIPT, terms.id()));
    insert.setString(2, one.entryKey());
    insert.setInt(3, one.part());
    insert.setString(4, terms.bankAccount());
    insert.setString(5, terms.amount().currency().getCurrencyCode());
    insert.setLong(6, terms.amount().amountMinor());
    insert.setString(7, terms.bankReference());
    insert.setString(8, terms.remitter());
    insert.setString(9, terms.remittance());
    insert.setObject(10, terms.bookedOn());
    insert.setObject(
        11, terms.attemptId() == null ? null : Ids.uuid(Ids.ATTEMPT, terms.attemptId()));
    insert.setObject(12, Times.written(now));
    insert.setInt(13, state.revision());
    insert.setLong(14, state.allocated().amountMinor());
    insert.setLong(15, state.returning().amountMinor());
    insert.setLong(16, state.returned().amountMinor());
    insert.setString(17, state.note() == null ? null : state.note().name());
    insert.setObject(18, Times.written(now));
  }

  /** All rows of {@link #SELECT}. */
  static List<StoredReceipt> read(PreparedStatement select) throws SQLException {
    List<StoredReceipt> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new StoredReceipt(
                new Receipt(terms(row), state(row)),
                Times.read(row, "created_at"),
                Times.read(row, "updated_at")));
      }
    }
    return found;
  }

  private static ReceiptTerms terms(ResultSet row) throws SQLException {
    @Nullable UUID attempt = row.getObject("attempt_id", UUID.class);
    return new ReceiptTerms(
        Ids.of(Ids.RECEIPT, row.getObject("id", UUID.class)),
        row.getString("bank_account"),
        Money.of(row.getLong("amount"), row.getString("currency")),
        row.getString("bank_reference"),
        row.getString("remitter"),
        row.getString("remittance"),
        row.getObject("booked_on", LocalDate.class),
        attempt == null ? null : Ids.of(Ids.ATTEMPT, attempt));
  }

  private static ReceiptState state(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    String note = row.getString("note");
    return new ReceiptState(
        row.getInt("revision"),
        new Money(row.getLong("allocated"), currency),
        new Money(row.getLong("being_returned"), currency),
        new Money(row.getLong("returned"), currency),
        note == null ? null : ReceiptNote.valueOf(note));
  }
}
