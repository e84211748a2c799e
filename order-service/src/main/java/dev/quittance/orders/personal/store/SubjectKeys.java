package dev.quittance.orders.personal.store;

import com.github.f4b6a3.uuid.UuidCreator;
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
import java.util.Optional;
import java.util.UUID;

/**
 * Table {@code subject_key}. A subject has one living key at most, and any number of destroyed
 * ones. No key is kept in memory beyond a call: a process must not know one that another destroys.
 */
@ApplicationScoped
class SubjectKeys {

  private static final String LIVING =
      """
      SELECT id, master_key, wrapped FROM subject_key
      WHERE subject = ? AND wrapped IS NOT NULL
      """;

  /** Longer would mean that somebody erases the subject again and again. */
  private static final int ATTEMPTS = 5;

  private final AgroalDataSource dataSource;
  private final MasterKeys masterKeys;
  private final Clock clock;

  SubjectKeys(AgroalDataSource dataSource, MasterKeys masterKeys, Clock clock) {
    this.dataSource = dataSource;
    this.masterKeys = masterKeys;
    this.clock = clock;
  }

  /** The living key, made if there is none. It is not destroyed before the transaction ends. */
  SubjectKey use(SubjectId subject) {
    return Sql.in(
        dataSource,
        connection -> {
          for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<SubjectKey> living = living(connection, subject, " FOR SHARE");
            if (living.isPresent()) {
              return living.get();
            }
            insert(connection, SubjectKey.fresh(UuidCreator.getTimeOrderedEpoch(), subject));
          }
          throw new IllegalStateException("the subject's key is destroyed again and again");
        });
  }

  /** The key with that id; empty if it is destroyed. */
  Optional<SubjectKey> find(SubjectId subject, UUID keyId) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT master_key, wrapped FROM subject_key WHERE id = ? AND subject = ?")) {
            select.setObject(1, keyId);
            select.setString(2, subject.text());
            try (ResultSet row = select.executeQuery()) {
              if (!row.next()) {
                throw new IllegalStateException("sealed for another subject, or its key is lost");
              }
              byte[] wrapped = row.getBytes("wrapped");
              return wrapped == null
                  ? Optional.empty()
                  : Optional.of(
                      masterKeys.find(row.getString("master_key")).unwrap(keyId, subject, wrapped));
            }
          }
        });
  }

  private Optional<SubjectKey> living(Connection connection, SubjectId subject, String locking)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LIVING + locking)) {
      select.setString(1, subject.text());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                masterKeys
                    .find(row.getString("master_key"))
                    .unwrap(row.getObject("id", UUID.class), subject, row.getBytes("wrapped")))
            : Optional.empty();
      }
    }
  }

  /** Leaves one that another transaction has made meanwhile. */
  private void insert(Connection connection, SubjectKey key) throws SQLException {
    MasterKey master = masterKeys.current();
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO subject_key (id, subject, master_key, wrapped, fingerprint, created_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (subject) WHERE wrapped IS NOT NULL DO NOTHING
            """)) {
      insert.setObject(1, key.id());
      insert.setString(2, key.subject().text());
      insert.setString(3, master.id());
      insert.setBytes(4, master.wrap(key));
      insert.setBytes(5, key.fingerprint());
      insert.setObject(6, Times.written(now()));
      insert.executeUpdate();
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
