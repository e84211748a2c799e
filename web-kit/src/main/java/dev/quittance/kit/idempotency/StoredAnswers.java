package dev.quittance.kit.idempotency;

import dev.quittance.kit.idempotency.GroupedRequest.Key;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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

  /**
   * What is known of keys.
   *
   * @param keys those that are locked until the transaction ends; another transaction has the
   *     others
   * @param before answers that they were given before
   */
  record Locked(Set<Key> keys, Map<Key, StoredAnswer> before) {

    /** Whether a request with it may take effect. */
    boolean isFree(Key key) {
      return keys.contains(key) && !before.containsKey(key);
    }
  }

  /**
   * Two statements, sent together: the second sees what those have committed who had the locks
   * before. Each key is looked up by itself, so no plan reads the whole table, however large it was
   * when the plan was made.
   */
  private static final String LOCK_AND_FIND =
      """
      SELECT scope, key
        FROM unnest(?::text[], ?::text[]) AS given (scope, key)
       WHERE pg_try_advisory_xact_lock(hashtextextended(scope || ' ' || key, 4242));
      SELECT given.scope, given.key, fingerprint, status, location, body
        FROM unnest(?::text[], ?::text[]) AS given (scope, key)
        CROSS JOIN LATERAL (
          SELECT fingerprint, status, location, body FROM idempotency_key AS k
          WHERE k.scope = given.scope AND k.key = given.key AND created_at > ?
          OFFSET 0) AS before
      """;

  /** Locks keys, as far as no other transaction has them, and finds their answers. */
  Locked lockAll(List<Key> keys) {
    try (Connection connection = dataSource.getConnection()) {
      return lockAll(connection, keys);
    } catch (SQLException e) {
      throw new IllegalStateException("locking idempotency keys", e);
    }
  }

  /** The same, in the transaction of that connection. */
  Locked lockAll(Connection connection, List<Key> keys) throws SQLException {
    List<Key> distinct = keys.stream().distinct().toList();
    try (PreparedStatement select = connection.prepareStatement(LOCK_AND_FIND)) {
      setArray(select, 1, distinct, Key::scope);
      setArray(select, 2, distinct, Key::value);
      setArray(select, 3, distinct, Key::scope);
      setArray(select, 4, distinct, Key::value);
      select.setObject(5, oldest());
      select.execute();
      Set<Key> locked = new HashSet<>();
      try (ResultSet row = select.getResultSet()) {
        while (row.next()) {
          locked.add(new Key(row.getString(1), row.getString(2)));
        }
      }
      select.getMoreResults();
      Map<Key, StoredAnswer> before = new HashMap<>();
      try (ResultSet row = select.getResultSet()) {
        while (row.next()) {
          before.put(
              new Key(row.getString(1), row.getString(2)),
              new StoredAnswer(
                  row.getBytes(3), row.getInt(4), URI.create(row.getString(5)), row.getString(6)));
        }
      }
      return new Locked(locked, before);
    }
  }

  private static final String PUT_ALL =
      """
      INSERT INTO idempotency_key
        (scope, key, fingerprint, status, location, body, created_at)
      SELECT *, ?::timestamptz
        FROM unnest(?::text[], ?::text[], ?::bytea[], ?::int4[], ?::text[], ?::text[])
      ON CONFLICT (scope, key) DO UPDATE SET
        fingerprint = excluded.fingerprint, status = excluded.status,
        location = excluded.location, body = excluded.body, created_at = excluded.created_at
      """;

  private static final int PARAMETERS_OF_PUT_ALL = 7;

  /** Replaces expired answers that the sweep has not deleted yet. */
  void putAll(Map<Key, StoredAnswer> added) {
    List<Map.Entry<Key, StoredAnswer>> rows = List.copyOf(added.entrySet());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(PUT_ALL)) {
      setRows(insert, rows);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("writing idempotency keys", e);
    }
  }

  /**
   * As {@link #putAll}, together with the effects of a group, and commits: all in one round trip.
   *
   * @param added the answers of the keys
   */
  <E> void commit(
      Connection connection,
      Map<Key, StoredAnswer> added,
      GroupedCommands<?, E> commands,
      List<E> effects)
      throws SQLException {
    List<Map.Entry<Key, StoredAnswer>> rows = List.copyOf(added.entrySet());
    String sql = PUT_ALL + ";\n" + commands.sql() + ";\nCOMMIT";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      setRows(statement, rows);
      commands.set(statement, PARAMETERS_OF_PUT_ALL + 1, effects);
      statement.execute();
      if (statement.getUpdateCount() != rows.size()) {
        throw new SQLException("the connection gave the answer to another question", "08P01");
      }
    }
  }

  private void setRows(PreparedStatement statement, List<Map.Entry<Key, StoredAnswer>> rows)
      throws SQLException {
    statement.setObject(1, utc(clock.instant()));
    setArray(statement, 2, rows, row -> row.getKey().scope());
    setArray(statement, 3, rows, row -> row.getKey().value());
    setArray(statement, 4, "bytea", rows, row -> row.getValue().fingerprint());
    setArray(statement, 5, "int4", rows, row -> row.getValue().status());
    setArray(statement, 6, rows, row -> row.getValue().location().toString());
    setArray(statement, 7, rows, row -> row.getValue().body());
  }

  private static <T> void setArray(
      PreparedStatement statement, int parameter, List<T> rows, Function<T, Object> column)
      throws SQLException {
    setArray(statement, parameter, "text", rows, column);
  }

  private static <T> void setArray(
      PreparedStatement statement,
      int parameter,
      String type,
      List<T> rows,
      Function<T, Object> column)
      throws SQLException {
    // The driver takes arrays of bytes by their class alone.
    Object[] values =
        type.equals("bytea")
            ? rows.stream().map(column).toArray(byte[][]::new)
            : rows.stream().map(column).toArray();
    statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
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
