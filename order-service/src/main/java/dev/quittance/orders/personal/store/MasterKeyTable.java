package dev.quittance.orders.personal.store;

import dev.quittance.orders.personal.MasterKeyLife;
import dev.quittance.orders.personal.SubjectId;
import dev.quittance.orders.personal.key.MasterKey;
import dev.quittance.orders.personal.key.MasterKeys;
import dev.quittance.orders.personal.key.SubjectKey;
import dev.quittance.orders.store.Sql;
import dev.quittance.orders.store.Times;
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
import java.util.UUID;

/** Table {@code master_key}, and which keys of subjects are wrapped with which. */
@ApplicationScoped
public class MasterKeyTable {

  private final AgroalDataSource dataSource;
  private final Clock clock;

  MasterKeyTable(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * Notes which master keys there are from now on.
   *
   * @throws IllegalStateException if one is missing that living keys are wrapped with
   */
  public void begin(MasterKeys configured) {
    String[] ids = configured.ids().toArray(String[]::new);
    Sql.in(
        dataSource,
        connection -> {
          requireAllInUse(connection, ids);
          for (String id : ids) {
            update(
                connection,
                "INSERT INTO master_key (id, first_used_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                id,
                Times.written(now()));
          }
          update(
              connection,
              "UPDATE master_key SET gone_at = ? WHERE gone_at IS NULL AND id <> ALL (?)",
              Times.written(now()),
              ids);
          return update(
              connection,
              "UPDATE master_key SET gone_at = NULL WHERE gone_at IS NOT NULL AND id = ANY (?)",
              (Object) ids);
        });
  }

  private static void requireAllInUse(Connection connection, String[] ids) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT m.id FROM master_key m
            WHERE m.id <> ALL (?) AND EXISTS
              (SELECT FROM subject_key k WHERE k.master_key = m.id AND k.wrapped IS NOT NULL)
            ORDER BY m.number
            """)) {
      Sql.set(select, 1, ids);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          throw new IllegalStateException(
              ("Personal data is under master key %s, which is not configured: give it by"
                      + " quittance.personal.master-keys-file or quittance.personal.master-keys, and"
                      + " destroy none before GET /personal-data/master-keys says so.")
                  .formatted(row.getString("id")));
        }
      }
    }
  }

  /**
   * Wraps living keys with the current master key that are under another one of the configuration.
   * Those that somebody uses just now are left for the next time.
   *
   * @return how many
   */
  public int rewrap(MasterKeys configured, int limit) {
    MasterKey current = configured.current();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      """
                      SELECT id, subject, master_key, wrapped FROM subject_key
                      WHERE wrapped IS NOT NULL AND master_key = ANY (?) AND master_key <> ?
                      LIMIT ? FOR UPDATE SKIP LOCKED
                      """);
              PreparedStatement update =
                  connection.prepareStatement(
                      "UPDATE subject_key SET master_key = ?, wrapped = ? WHERE id = ?")) {
            Sql.setAll(
                select, List.of(configured.ids().toArray(String[]::new), current.id(), limit));
            int rows = 0;
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                SubjectKey key =
                    configured
                        .find(row.getString("master_key"))
                        .unwrap(
                            row.getObject("id", UUID.class),
                            SubjectId.parse(row.getString("subject")),
                            row.getBytes("wrapped"));
                update.setString(1, current.id());
                update.setBytes(2, current.wrap(key));
                update.setObject(3, key.id());
                update.addBatch();
                rows++;
              }
            }
            update.executeBatch();
            return rows;
          }
        });
  }

  /** How many living keys are wrapped with another master key than the current one. */
  public long behind(MasterKeys configured) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement count =
              connection.prepareStatement(
                  """
                  SELECT count(*) FROM subject_key
                  WHERE wrapped IS NOT NULL AND master_key <> ?
                  """)) {
            count.setString(1, configured.current().id());
            try (ResultSet row = count.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  /**
   * Notes which master keys no living key is wrapped with any more.
   *
   * @return how many of them are newly so
   */
  public int retire(MasterKeys configured) {
    String used =
        "EXISTS (SELECT FROM subject_key k WHERE k.master_key = m.id AND k.wrapped IS NOT NULL)";
    String current = configured.current().id();
    return Sql.in(
        dataSource,
        connection -> {
          // A replica that knows the new one later wraps with the old one meanwhile.
          update(
              connection,
              "UPDATE master_key m SET retired_at = NULL WHERE retired_at IS NOT NULL AND (id = ? OR "
                  + used
                  + ")",
              current);
          return update(
              connection,
              "UPDATE master_key m SET retired_at = ? WHERE retired_at IS NULL AND id <> ? AND NOT "
                  + used,
              Times.written(now()),
              current);
        });
  }

  /** All there were, in the order in which they came. */
  public List<MasterKeyLife> all() {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      """
                      SELECT m.id, m.first_used_at, m.retired_at, m.gone_at,
                             (SELECT count(*) FROM subject_key k
                               WHERE k.master_key = m.id AND k.wrapped IS NOT NULL) AS subjects
                        FROM master_key m ORDER BY m.number
                      """);
              ResultSet row = select.executeQuery()) {
            List<MasterKeyLife> all = new ArrayList<>();
            while (row.next()) {
              all.add(
                  new MasterKeyLife(
                      row.getString("id"),
                      Times.read(row, "first_used_at"),
                      row.getLong("subjects"),
                      Times.readNullable(row, "retired_at"),
                      Times.readNullable(row, "gone_at")));
            }
            return all;
          }
        });
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Sql.setAll(statement, List.of(values));
      return statement.executeUpdate();
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
