package dev.quittance.orders.personal.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.audit.AuditHead;
import dev.quittance.orders.personal.DestroyedKey;
import dev.quittance.orders.personal.Erasure;
import dev.quittance.orders.personal.KeptData;
import dev.quittance.orders.personal.SealedCount;
import dev.quittance.orders.personal.SubjectId;
import dev.quittance.orders.personal.key.PersonalConfig;
import dev.quittance.orders.personal.key.SubjectKey;
import dev.quittance.orders.store.Sql;
import dev.quittance.orders.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Destroys keys of buyers, and keeps that it did: table {@code erasure}. */
@ApplicationScoped
public class Erasures {

  private final AgroalDataSource dataSource;
  private final Instance<SealedValues> values;
  private final Clock clock;
  private final Duration untilBackupsAreUnreadable;

  Erasures(
      AgroalDataSource dataSource,
      @Any Instance<SealedValues> values,
      Clock clock,
      PersonalConfig config) {
    this.dataSource = dataSource;
    this.values = values;
    this.clock = clock;
    this.untilBackupsAreUnreadable = config.rotation().plus(config.backupRetention());
  }

  /** What is kept of a buyer; empty if it is nothing. */
  public Optional<KeptData> kept(String buyerId) {
    return living(buyerId, "").map(key -> new KeptData(key.createdAt(), counts(buyerId, key.id())));
  }

  /**
   * Destroys the buyer's key; whoever seals for him at the same time waits, and gets a new one.
   *
   * @return empty if he has none
   */
  public Optional<DestroyedKey> destroy(String buyerId) {
    return living(buyerId, " FOR UPDATE")
        .map(key -> {
          List<SealedCount> sealed = counts(buyerId, key.id());
          Instant now = now();
          destroy(key.id(), now);
          return new DestroyedKey(key.id(), key.fingerprint(), key.createdAt(), now, sealed);
        });
  }

  /**
   * Stores that it happened.
   *
   * @param by the subject of the token
   * @param recorded its entry in the audit trail
   */
  public Erasure add(
      String buyerId, DestroyedKey key, String by, @Nullable String reason, AuditHead recorded) {
    Erasure erasure =
        new Erasure(
            Ids.next(Erasure.ID_PREFIX),
            SubjectId.buyer(buyerId),
            key,
            by,
            reason,
            key.destroyedAt().plus(untilBackupsAreUnreadable),
            recorded);
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO erasure
                    (id, subject, key_id, erased_at, erased_by, reason, kinds, counts,
                     backups_unreadable_by, audit_sequence, audit_hash)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  """)) {
            Object[] kinds = key.sealed().stream().map(SealedCount::kind).toArray();
            Object[] counts = key.sealed().stream().map(SealedCount::count).toArray();
            insert.setObject(1, Ids.uuid(Erasure.ID_PREFIX, erasure.id()));
            insert.setString(2, erasure.subject().text());
            insert.setObject(3, key.id());
            insert.setObject(4, Times.written(key.destroyedAt()));
            insert.setString(5, by);
            insert.setString(6, reason);
            insert.setArray(7, connection.createArrayOf("text", kinds));
            insert.setArray(8, connection.createArrayOf("bigint", counts));
            insert.setObject(9, Times.written(erasure.backupsUnreadableBy()));
            insert.setLong(10, recorded.sequence());
            insert.setBytes(11, HexFormat.of().parseHex(recorded.hash()));
            insert.executeUpdate();
          }
          return erasure;
        });
  }

  /** Newest first. */
  public List<Erasure> of(String buyerId, int limit) {
    SubjectId subject = SubjectId.buyer(buyerId);
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT e.id, e.key_id, k.fingerprint, k.created_at, e.erased_at, e.erased_by,
                         e.reason, e.kinds, e.counts, e.backups_unreadable_by, e.audit_sequence,
                         e.audit_hash
                    FROM erasure e JOIN subject_key k ON k.id = e.key_id
                   WHERE e.subject = ? ORDER BY e.id DESC LIMIT ?
                  """)) {
            select.setString(1, subject.text());
            select.setInt(2, limit);
            List<Erasure> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(read(subject, row));
              }
            }
            return found;
          }
        });
  }

  /**
   * Since when nobody can open the key of an erasure from any backup: its master key is gone, and
   * those before it. Empty while the configuration has one of them.
   */
  public Optional<Instant> backupsUnreadableSince(Erasure erasure) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT max(m.gone_at) AS gone_at
                    FROM subject_key k
                    JOIN master_key own ON own.id = k.master_key
                    JOIN master_key m ON m.number <= own.number
                   WHERE k.id = ?
                  HAVING bool_and(m.gone_at IS NOT NULL)
                  """)) {
            select.setObject(1, erasure.key().id());
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.ofNullable(Times.readNullable(row, "gone_at"))
                  : Optional.empty();
            }
          }
        });
  }

  private record LivingKey(UUID id, String fingerprint, Instant createdAt) {}

  private Optional<LivingKey> living(String buyerId, String locking) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT id, fingerprint, created_at FROM subject_key
                  WHERE subject = ? AND wrapped IS NOT NULL
                  """
                      + locking)) {
            select.setString(1, SubjectId.buyer(buyerId).text());
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new LivingKey(
                          row.getObject("id", UUID.class),
                          HexFormat.of().formatHex(row.getBytes("fingerprint")),
                          Times.read(row, "created_at")))
                  : Optional.empty();
            }
          }
        });
  }

  private void destroy(UUID keyId, Instant now) {
    int destroyed =
        Sql.in(
            dataSource,
            connection -> {
              try (PreparedStatement update =
                  connection.prepareStatement(
                      "UPDATE subject_key SET wrapped = NULL, destroyed_at = ? WHERE id = ?")) {
                update.setObject(1, Times.written(now));
                update.setObject(2, keyId);
                return update.executeUpdate();
              }
            });
    if (destroyed != 1) {
      throw new IllegalStateException("a locked key is not there");
    }
  }

  private List<SealedCount> counts(String buyerId, UUID keyId) {
    byte[] prefix = SubjectKey.prefix(keyId);
    return values.stream()
        .map(kind -> new SealedCount(kind.kind(), kind.count(buyerId, prefix)))
        .filter(counted -> counted.count() > 0)
        .sorted(Comparator.comparing(SealedCount::kind))
        .toList();
  }

  private static Erasure read(SubjectId subject, ResultSet row) throws SQLException {
    Instant erasedAt = Times.read(row, "erased_at");
    return new Erasure(
        Ids.of(Erasure.ID_PREFIX, row.getObject("id", UUID.class)),
        subject,
        new DestroyedKey(
            row.getObject("key_id", UUID.class),
            HexFormat.of().formatHex(row.getBytes("fingerprint")),
            Times.read(row, "created_at"),
            erasedAt,
            sealed(row)),
        row.getString("erased_by"),
        row.getString("reason"),
        Times.read(row, "backups_unreadable_by"),
        new AuditHead(
            row.getLong("audit_sequence"), HexFormat.of().formatHex(row.getBytes("audit_hash"))));
  }

  private static List<SealedCount> sealed(ResultSet row) throws SQLException {
    Array kinds = row.getArray("kinds");
    Array counts = row.getArray("counts");
    String[] names = (String[]) kinds.getArray();
    Long[] numbers = (Long[]) counts.getArray();
    List<SealedCount> sealed = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      sealed.add(new SealedCount(names[i], numbers[i]));
    }
    return sealed;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
