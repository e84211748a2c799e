package dev.quittance.payments.account.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.account.PaymentAccount;
import dev.quittance.payments.account.SecondFactor;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.PaymentTerms;
import dev.quittance.payments.store.Sql;
import dev.quittance.payments.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Second factors, recovery codes and approvals, within the caller's transaction. */
@ApplicationScoped
public class SecondFactorStore {

  private final AgroalDataSource dataSource;

  SecondFactorStore(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A factor with its encrypted secret. */
  public record StoredFactor(SecondFactor factor, byte[] sealedSecret) {}

  /** The factor of that account, which nobody else changes before this transaction ends. */
  public Optional<StoredFactor> lock(String accountId) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT sealed_secret, confirmed_at, last_step, wrong_codes, locked_until
                    FROM second_factor WHERE account_id = ? FOR UPDATE
                  """)) {
            select.setObject(1, account(accountId));
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
          }
        });
  }

  private static StoredFactor read(ResultSet row) throws SQLException {
    return new StoredFactor(
        new SecondFactor(
            Times.readNullable(row, "confirmed_at"),
            row.getLong("last_step"),
            row.getInt("wrong_codes"),
            Times.readNullable(row, "locked_until")),
        row.getBytes("sealed_secret"));
  }

  /** Stores a new factor in place of one that there may be, whose recovery codes go with it. */
  public void replace(String accountId, byte[] sealedSecret, Instant now) {
    remove(accountId);
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO second_factor
                    (account_id, sealed_secret, last_step, wrong_codes, created_at)
                  VALUES (?, ?, ?, ?, ?)
                  """)) {
            SecondFactor factor = SecondFactor.enrolled();
            insert.setObject(1, account(accountId));
            insert.setBytes(2, sealedSecret);
            insert.setLong(3, factor.lastStep());
            insert.setInt(4, factor.wrongCodes());
            insert.setObject(5, Times.written(now));
            return insert.executeUpdate();
          }
        });
  }

  /** Whether there was one. */
  public boolean remove(String accountId) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM second_factor WHERE account_id = ?")) {
            delete.setObject(1, account(accountId));
            return delete.executeUpdate() > 0;
          }
        });
  }

  public void save(String accountId, SecondFactor factor) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  """
                  UPDATE second_factor
                     SET confirmed_at = ?, last_step = ?, wrong_codes = ?, locked_until = ?
                   WHERE account_id = ?
                  """)) {
            Instant confirmed = factor.confirmedAt();
            Instant locked = factor.lockedUntil();
            update.setObject(1, confirmed == null ? null : Times.written(confirmed));
            update.setLong(2, factor.lastStep());
            update.setInt(3, factor.wrongCodes());
            update.setObject(4, locked == null ? null : Times.written(locked));
            update.setObject(5, account(accountId));
            return update.executeUpdate();
          }
        });
  }

  /**
   * @param tags of the new codes, under a key
   */
  public void addRecoveryCodes(String accountId, Collection<String> tags) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO recovery_code (account_id, tag) SELECT ?, unnest(?)")) {
            insert.setObject(1, account(accountId));
            insert.setArray(2, connection.createArrayOf("text", tags.toArray()));
            return insert.executeUpdate();
          }
        });
  }

  /** Uses up the code with that tag; false if there is none. */
  public boolean useRecoveryCode(String accountId, String tag) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "DELETE FROM recovery_code WHERE account_id = ? AND tag = ?")) {
            delete.setObject(1, account(accountId));
            delete.setString(2, tag);
            return delete.executeUpdate() == 1;
          }
        });
  }

  public int countRecoveryCodes(String accountId) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT count(*) FROM recovery_code WHERE account_id = ?")) {
            select.setObject(1, account(accountId));
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }

  /** Whether a buyer's payment to that supplier has ever succeeded. */
  public boolean hasPaid(String buyerId, String supplierId) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT EXISTS (SELECT 1 FROM payment
                                  WHERE buyer_id = ? AND supplier_id = ?
                                    AND status IN ('AUTHORIZED', 'PARTIALLY_REFUNDED', 'REFUNDED'))
                  """)) {
            select.setString(1, buyerId);
            select.setString(2, supplierId);
            try (ResultSet row = select.executeQuery()) {
              return row.next() && row.getBoolean(1);
            }
          }
        });
  }

  /**
   * Records that the buyer approved an attempt.
   *
   * @param method {@code one_time_code} or {@code recovery_code}
   */
  public void approved(
      String accountId, PaymentTerms payment, Operation attempt, String method, Instant now) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO buyer_approval (attempt_id, account_id, order_id, supplier_id,
                                              currency, amount, method, approved_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                  """)) {
            insert.setObject(1, Ids.uuid(Ids.ATTEMPT, attempt.id()));
            insert.setObject(2, account(accountId));
            insert.setObject(3, Ids.uuid(Ids.ORDER, payment.orderId()));
            insert.setString(4, payment.supplierId());
            insert.setString(5, payment.amount().currency().getCurrencyCode());
            insert.setLong(6, payment.amount().amountMinor());
            insert.setString(7, method);
            insert.setObject(8, Times.written(now));
            return insert.executeUpdate();
          }
        });
  }

  private static UUID account(String accountId) {
    return Ids.uuid(PaymentAccount.ID_PREFIX, accountId);
  }
}
