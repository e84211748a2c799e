package dev.quittance.payments.receipt.store;

import dev.quittance.contract.Money;
import dev.quittance.payments.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reversals that were imported before what they take back: files come in any order. */
@ApplicationScoped
public class EarlyReversals {

  private final AgroalDataSource dataSource;

  EarlyReversals(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A reversal of something that is not known yet.
   *
   * @param entryKey of its own entry
   * @param bankReference of what it takes back
   */
  public record EarlyReversal(
      String entryKey, int part, String bankAccount, String bankReference, Money amount) {}

  public void add(List<EarlyReversal> reversals) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO early_reversal
                    (entry_key, part, bank_account, bank_reference, currency, amount)
                  VALUES (?, ?, ?, ?, ?, ?)
                  """)) {
            for (EarlyReversal one : reversals) {
              insert.setString(1, one.entryKey());
              insert.setInt(2, one.part());
              insert.setString(3, one.bankAccount());
              insert.setString(4, one.bankReference());
              insert.setString(5, one.amount().currency().getCurrencyCode());
              insert.setLong(6, one.amount().amountMinor());
              insert.addBatch();
            }
            return insert.executeBatch();
          }
        });
  }

  /** Those that take back something with one of these bank references. */
  public List<EarlyReversal> of(Collection<String> bankReferences) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT entry_key, part, bank_account, bank_reference, currency, amount
                    FROM early_reversal
                   WHERE bank_reference = ANY (?)
                   ORDER BY entry_key, part
                  """)) {
            select.setArray(1, connection.createArrayOf("text", bankReferences.toArray()));
            List<EarlyReversal> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new EarlyReversal(
                        row.getString("entry_key"),
                        row.getInt("part"),
                        row.getString("bank_account"),
                        row.getString("bank_reference"),
                        Money.of(row.getLong("amount"), row.getString("currency"))));
              }
            }
            return found;
          }
        });
  }

  /** It has taken back what it is of. */
  public void remove(EarlyReversal reversal) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "DELETE FROM early_reversal WHERE entry_key = ? AND part = ?")) {
            delete.setString(1, reversal.entryKey());
            delete.setInt(2, reversal.part());
            return delete.executeUpdate();
          }
        });
  }
}
