package dev.quittance.payments.account.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.account.Instrument;
import dev.quittance.payments.account.PaymentAccount;
import dev.quittance.payments.account.PaymentAccount.Freeze;
import dev.quittance.payments.account.PaymentAccount.FrozenBy;
import dev.quittance.payments.store.Sql;
import dev.quittance.payments.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes accounts with their instruments, within the caller's transaction. */
@ApplicationScoped
public class AccountStore {

  private static final String SELECT =
      """
      SELECT id, buyer_id, revision, frozen_by, frozen_reason, default_instrument, created_at,
             updated_at
        FROM payment_account
      """;

  private final AgroalDataSource dataSource;
  private final Clock clock;

  AccountStore(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /** Empty if there is none, or if the text is not an account's id. */
  public Optional<StoredAccount> find(String accountId) {
    return ofId(accountId, "");
  }

  /** The account, which nobody else changes before this transaction ends. */
  public Optional<StoredAccount> lock(String accountId) {
    return ofId(accountId, " FOR UPDATE");
  }

  private Optional<StoredAccount> ofId(String accountId, String more) {
    return Ids.isId(PaymentAccount.ID_PREFIX, accountId)
        ? select("WHERE id = ?" + more, List.of(id(accountId))).stream().findFirst()
        : Optional.empty();
  }

  /** Newest first. */
  public List<StoredAccount> list(AccountFilter filter, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (filter.buyerId() != null) {
      conditions.add("buyer_id = ?");
      values.add(filter.buyerId());
    }
    if (filter.olderThan() != null) {
      conditions.add("id < ?");
      values.add(id(filter.olderThan()));
    }
    values.add(limit);
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    return select(where + " ORDER BY id DESC LIMIT ?", values);
  }

  /**
   * Stores a new account.
   *
   * @return empty if the buyer has one already
   */
  public Optional<StoredAccount> add(PaymentAccount account) {
    Instant now = now();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO payment_account (id, buyer_id, revision, created_at, updated_at)
                  VALUES (?, ?, ?, ?, ?) ON CONFLICT (buyer_id) DO NOTHING
                  """)) {
            insert.setObject(1, id(account.id()));
            insert.setString(2, account.buyerId());
            insert.setInt(3, account.revision());
            insert.setObject(4, Times.written(now));
            insert.setObject(5, Times.written(now));
            return insert.executeUpdate() == 1
                ? Optional.of(new StoredAccount(account, now, now))
                : Optional.empty();
          }
        });
  }

  /**
   * Stores what has changed of an account that this transaction has locked.
   *
   * @param sealedNumber of an instrument that was linked, if it has one
   */
  public StoredAccount save(
      StoredAccount before, PaymentAccount after, byte @Nullable [] sealedNumber) {
    Instant now = now();
    return Sql.in(
        dataSource,
        connection -> {
          update(connection, after, now);
          for (Instrument one : after.instruments()) {
            if (before.account().instrument(one.id()).isEmpty()) {
              InstrumentRows.insert(connection, id(after.id()), one, sealedNumber);
            }
          }
          for (Instrument one : before.account().instruments()) {
            if (after.instrument(one.id()).isEmpty()) {
              InstrumentRows.remove(connection, one, now);
            }
          }
          return new StoredAccount(after, before.openedAt(), now);
        });
  }

  private static void update(Connection connection, PaymentAccount account, Instant now)
      throws SQLException {
    Freeze freeze = account.freeze();
    String instrument = account.defaultInstrument();
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE payment_account
               SET revision = ?, frozen_by = ?, frozen_reason = ?, default_instrument = ?,
                   updated_at = ?
             WHERE id = ?
            """)) {
      update.setInt(1, account.revision());
      update.setString(2, freeze == null ? null : freeze.by().name());
      update.setString(3, freeze == null ? null : freeze.reason());
      update.setObject(4, instrument == null ? null : Ids.uuid(Instrument.ID_PREFIX, instrument));
      update.setObject(5, Times.written(now));
      update.setObject(6, id(account.id()));
      update.executeUpdate();
    }
  }

  private List<StoredAccount> select(String where, List<Object> values) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            for (int i = 0; i < values.size(); i++) {
              select.setObject(i + 1, values.get(i));
            }
            List<StoredAccount> bare = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                bare.add(read(row));
              }
            }
            return withInstruments(connection, bare);
          }
        });
  }

  private static List<StoredAccount> withInstruments(
      Connection connection, List<StoredAccount> bare) throws SQLException {
    if (bare.isEmpty()) {
      return bare;
    }
    Map<UUID, List<Instrument>> instruments =
        InstrumentRows.ofAccounts(
            connection, bare.stream().map(one -> id(one.account().id())).toList());
    return bare.stream()
        .map(one -> with(one, instruments.getOrDefault(id(one.account().id()), List.of())))
        .toList();
  }

  private static StoredAccount with(StoredAccount bare, List<Instrument> instruments) {
    PaymentAccount account = bare.account();
    return new StoredAccount(
        new PaymentAccount(
            account.id(),
            account.buyerId(),
            account.revision(),
            account.freeze(),
            account.defaultInstrument(),
            instruments),
        bare.openedAt(),
        bare.updatedAt());
  }

  private static StoredAccount read(ResultSet row) throws SQLException {
    String frozenBy = row.getString("frozen_by");
    UUID instrument = row.getObject("default_instrument", UUID.class);
    return new StoredAccount(
        new PaymentAccount(
            Ids.of(PaymentAccount.ID_PREFIX, row.getObject("id", UUID.class)),
            row.getString("buyer_id"),
            row.getInt("revision"),
            frozenBy == null
                ? null
                : new Freeze(FrozenBy.valueOf(frozenBy), row.getString("frozen_reason")),
            instrument == null ? null : Ids.of(Instrument.ID_PREFIX, instrument),
            List.of()),
        Times.read(row, "created_at"),
        Times.read(row, "updated_at"));
  }

  private static UUID id(String accountId) {
    return Ids.uuid(PaymentAccount.ID_PREFIX, accountId);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
