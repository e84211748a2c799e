package dev.quittance.payments.account.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.account.PaymentAccount;
import dev.quittance.payments.store.Sql;
import dev.quittance.payments.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Table {@code card_saving}: cards that are being saved at their gateway, and are not linked yet.
 */
@ApplicationScoped
public class CardSavingStore {

  /** What the gateway keeps with a card: which request saved it. */
  public static final String ID_PREFIX = "csv_";

  private final AgroalDataSource dataSource;
  private final Clock clock;

  CardSavingStore(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * A saving that its request has not finished.
   *
   * @param id {@code csv_...}, our reference
   * @param accountId {@code acct_...}
   */
  public record Unfinished(String id, String accountId, Instant begunAt) {}

  /**
   * A saving begins. To be committed before the gateway is asked.
   *
   * @param next when the gateway is asked what it has, if the saving is not over by then
   * @return its id
   */
  public String begin(String accountId, String gateway, Instant next) {
    String id = Ids.next(ID_PREFIX);
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO card_saving (id, account_id, gateway, begun_at, next_at)
                  VALUES (?, ?, ?, ?, ?)
                  """)) {
            insert.setObject(1, uuid(id));
            insert.setObject(2, Ids.uuid(PaymentAccount.ID_PREFIX, accountId));
            insert.setString(3, gateway);
            insert.setObject(4, Times.written(now()));
            insert.setObject(5, Times.written(next));
            insert.executeUpdate();
            return id;
          }
        });
  }

  /**
   * A saving ends with its card linked, in the transaction that links it and has locked the
   * account.
   *
   * @return false if the card must not be linked: what the gateway has for the account is being
   *     released, this card perhaps
   */
  public boolean finish(String id, String accountId) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  """
                  DELETE FROM card_saving AS mine
                   WHERE id = ? AND asked = 0
                     AND NOT EXISTS (SELECT 1 FROM card_saving
                                      WHERE account_id = ? AND leased_until > ?)
                  """)) {
            delete.setObject(1, uuid(id));
            delete.setObject(2, Ids.uuid(PaymentAccount.ID_PREFIX, accountId));
            delete.setObject(3, Times.written(now()));
            return delete.executeUpdate() == 1;
          }
        });
  }

  /** A saving ends: the gateway has nothing of it, or not any more. */
  public void close(String id) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM card_saving WHERE id = ?")) {
            delete.setObject(1, uuid(id));
            return delete.executeUpdate();
          }
        });
  }

  /**
   * Those that are due, which nobody else claims before the lease ends. Their accounts are locked
   * meanwhile: a card is linked before, or not before the claim is settled.
   */
  public List<Unfinished> claim(String gateway, int limit, Instant now, Instant leaseEnd) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  """
                  UPDATE card_saving SET asked = asked + 1, next_at = ?, leased_until = ?
                   WHERE id IN (
                     SELECT s.id FROM card_saving AS s JOIN payment_account AS a ON a.id = s.account_id
                      WHERE s.next_at <= ? AND s.gateway = ?
                      ORDER BY s.next_at LIMIT ? FOR UPDATE SKIP LOCKED)
                  RETURNING id, account_id, begun_at
                  """)) {
            update.setObject(1, Times.written(leaseEnd));
            update.setObject(2, Times.written(leaseEnd));
            update.setObject(3, Times.written(now));
            update.setString(4, gateway);
            update.setInt(5, limit);
            List<Unfinished> claimed = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
              while (row.next()) {
                claimed.add(
                    new Unfinished(
                        Ids.of(ID_PREFIX, row.getObject("id", UUID.class)),
                        Ids.of(PaymentAccount.ID_PREFIX, row.getObject("account_id", UUID.class)),
                        Times.read(row, "begun_at")));
              }
            }
            return claimed;
          }
        });
  }

  /** The gateway gave no answer. */
  public void postpone(String id, Instant next) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE card_saving SET next_at = ?, leased_until = NULL WHERE id = ?")) {
            update.setObject(1, Times.written(next));
            update.setObject(2, uuid(id));
            return update.executeUpdate();
          }
        });
  }

  /** Whether a card with that token is linked, or was and is being released as a removed one. */
  public boolean isKnown(String gateway, String token) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT 1 FROM instrument
                   WHERE gateway = ? AND token = ?
                     AND (removed_at IS NULL OR release_at IS NOT NULL) LIMIT 1
                  """)) {
            select.setString(1, gateway);
            select.setString(2, token);
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  private static UUID uuid(String id) {
    return Ids.uuid(ID_PREFIX, id);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
