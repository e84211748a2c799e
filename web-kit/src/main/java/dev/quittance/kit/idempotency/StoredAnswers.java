package dev.quittance.kit.idempotency;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Table {@code idempotency_key}. Answers older than {@code kept-for} are not there any more. */
@IfBuildProperty(name = Idempotency.NEEDS, stringValue = Idempotency.DATABASE)
@ApplicationScoped
class StoredAnswers {

  private final AgroalDataSource dataSource;
  private final Clock clock;
  private final IdempotencyConfig config;

  StoredAnswers(AgroalDataSource dataSource, Clock clock, IdempotencyConfig config) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.config = config;
  }

  /** Locks the key until the transaction ends; false if another transaction has it. */
  boolean lock(String scope, IdempotencyKey key) {
    String sql = "SELECT pg_try_advisory_xact_lock(hashtextextended(? || ' ' || ?, 4242))";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement lock = connection.prepareStatement(sql)) {
      lock.setString(1, scope);
      lock.setString(2, key.value());
      try (ResultSet row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("locking an idempotency key", e);
    }
  }

  @Nullable StoredAnswer find(String scope, IdempotencyKey key) {
    String sql =
        """
        SELECT fingerprint, status, location, body FROM idempotency_key
        WHERE scope = ? AND key = ? AND created_at > ?
        """;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, scope);
      select.setString(2, key.value());
      select.setObject(3, oldest());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new StoredAnswer(
                row.getBytes(1), row.getInt(2), URI.create(row.getString(3)), row.getString(4))
            : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("reading an idempotency key", e);
    }
  }

  /** Replaces an expired answer that the sweep has not deleted yet. */
  void put(String scope, IdempotencyKey key, StoredAnswer answer) {
    String sql =
        """
        INSERT INTO idempotency_key
          (scope, key, fingerprint, status, location, body, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (scope, key) DO UPDATE SET
          fingerprint = excluded.fingerprint, status = excluded.status,
          location = excluded.location, body = excluded.body, created_at = excluded.created_at
        """;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, scope);
      insert.setString(2, key.value());
      insert.setBytes(3, answer.fingerprint());
      insert.setInt(4, answer.status());
      insert.setString(5, answer.location().toString());
      insert.setString(6, answer.body());
      insert.setObject(7, utc(clock.instant()));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("writing an idempotency key", e);
    }
  }

  /**
   * Deletes up to {@code limit} answers that are too old. A small limit keeps locks short.
   *
   * @return how many
   */
  int sweep(int limit) {
    String sql =
        """
        DELETE FROM idempotency_key WHERE (scope, key) IN (
          SELECT scope, key FROM idempotency_key WHERE created_at <= ?
          ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED)
        """;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setObject(1, oldest());
      delete.setInt(2, limit);
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("sweeping idempotency keys", e);
    }
  }

  private OffsetDateTime oldest() {
    return utc(clock.instant().minus(config.keptFor()));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
