package dev.quittance.payments.account.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.account.CardBrand;
import dev.quittance.payments.account.Instrument;
import dev.quittance.payments.account.InstrumentKind;
import dev.quittance.payments.store.Times;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code instrument}. */
final class InstrumentRows {

  static final String COLUMNS =
      "i.id, i.account_id, i.kind, i.gateway, i.token, i.fingerprint,"
          + " i.gateway_fingerprint, i.brand, i.last_four, i.expiry, i.country, i.holder, i.bank_code, i.login, i.linked_at";

  private InstrumentRows() {}

  /** Those that are linked, by account, oldest first. */
  static Map<UUID, List<Instrument>> ofAccounts(Connection connection, Collection<UUID> accounts)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT "
                + COLUMNS
                + """
                 FROM instrument AS i
                WHERE i.account_id = ANY (?) AND i.removed_at IS NULL
                ORDER BY i.linked_at, i.id
                """)) {
      select.setArray(1, connection.createArrayOf("uuid", accounts.toArray()));
      Map<UUID, List<Instrument>> found = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found
              .computeIfAbsent(row.getObject("account_id", UUID.class), id -> new ArrayList<>())
              .add(read(row));
        }
      }
      return found;
    }
  }

  static Instrument read(ResultSet row) throws SQLException {
    String brand = row.getString("brand");
    Date expiry = row.getDate("expiry");
    return new Instrument(
        Ids.of(Instrument.ID_PREFIX, row.getObject("id", UUID.class)),
        InstrumentKind.ofWord(row.getString("kind")),
        row.getString("gateway"),
        row.getString("token"),
        row.getString("fingerprint"),
        row.getString("gateway_fingerprint"),
        new Instrument.Shown(
            brand == null ? null : CardBrand.ofWord(brand).orElseThrow(),
            row.getString("last_four"),
            expiry == null ? null : YearMonth.from(expiry.toLocalDate()),
            row.getString("country"),
            row.getString("holder"),
            row.getString("bank_code"),
            row.getString("login")),
        Times.read(row, "linked_at"));
  }

  static void insert(
      Connection connection, UUID account, Instrument instrument, byte @Nullable [] sealedNumber)
      throws SQLException {
    Instrument.Shown shown = instrument.shown();
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO instrument (id, account_id, kind, gateway, token, fingerprint,
                                    gateway_fingerprint, brand, last_four, expiry, country, holder,
                                    bank_code, login, sealed_number, linked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, id(instrument));
      insert.setObject(2, account);
      insert.setString(3, instrument.kind().word());
      insert.setString(4, instrument.gateway());
      insert.setString(5, instrument.token());
      insert.setString(6, instrument.fingerprint());
      insert.setString(7, instrument.gatewayFingerprint());
      insert.setString(8, shown.brand() == null ? null : shown.brand().word());
      insert.setString(9, shown.lastFour());
      insert.setObject(10, shown.expiry() == null ? null : shown.expiry().atDay(1));
      insert.setString(11, shown.country());
      insert.setString(12, shown.holder());
      insert.setString(13, shown.bankCode());
      insert.setString(14, shown.login());
      insert.setBytes(15, sealedNumber);
      insert.setObject(16, Times.written(instrument.linkedAt()));
      insert.executeUpdate();
    }
  }

  /** It stays as a row: payments name it. The gateway that keeps a card is told. */
  static void remove(Connection connection, Instrument instrument, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE instrument
               SET removed_at = ?, sealed_number = NULL,
                   release_at = CASE WHEN kind = 'card' AND gateway IS NOT NULL
                                     THEN ?::timestamptz END
             WHERE id = ?
            """)) {
      update.setObject(1, Times.written(now));
      update.setObject(2, Times.written(now));
      update.setObject(3, id(instrument));
      update.executeUpdate();
    }
  }

  private static UUID id(Instrument instrument) {
    return Ids.uuid(Instrument.ID_PREFIX, instrument.id());
  }
}
