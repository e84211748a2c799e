package dev.quittance.ledger.replay.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.ledger.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The record of every replay. It outlives the process that runs it. */
@ApplicationScoped
public class ReplayStore {

  private static final String COLUMNS =
      """
      id, mode, status, phase, phase_since, phase_millis, events_done, events_total, generation, \
      accept_differences, identical, report, failure, started_at, updated_at, finished_at\
      """;

  private static final String INTERRUPTED =
      "The process that ran it ended, or lost the database. Start it again; the live ledger is as it"
          + " was.";

  private static final String END_EARLY =
      """
      UPDATE replay
         SET (status, failure, phase) =
             (SELECT CASE WHEN switched THEN 'SUCCEEDED' ELSE early.status END,
                     CASE WHEN NOT switched THEN early.failure END,
                     CASE WHEN switched THEN 'DONE' ELSE phase END
                FROM (VALUES (?, ?)) AS early (status, failure),
                     (SELECT count(*) > 0
                        FROM generation
                       WHERE number = replay.generation AND live_at IS NOT NULL) AS its (switched)),
             updated_at = ?, finished_at = ?
       WHERE status = 'RUNNING'
      """;

  private final AgroalDataSource dataSource;
  private final ObjectMapper json;

  ReplayStore(AgroalDataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.json = json;
  }

  /** Records a new replay; false if one is running already. */
  public boolean begin(UUID id, ReplayMode mode, @Nullable String acceptDifferences, Instant now) {
    return update(
            """
            INSERT INTO replay (id, mode, status, phase, phase_since, accept_differences,
                                started_at, updated_at)
            VALUES (?, ?, 'RUNNING', 'WAITING', ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            id,
            mode.name(),
            Sql.utc(now),
            acceptDifferences,
            Sql.utc(now),
            Sql.utc(now))
        == 1;
  }

  /** Records how far a running replay is; true if its end was requested. */
  public boolean progress(ReplayRun run, Instant now) {
    ReplayRun.Stage stage = run.stage();
    update(
        """
        UPDATE replay
           SET phase = ?, phase_since = ?, phase_millis = ?::jsonb, events_done = ?, events_total = ?, generation = ?,
               updated_at = ?
         WHERE id = ? AND status = 'RUNNING'
        """,
        stage.phase().name(),
        Sql.utc(stage.since()),
        write(run.phaseMillis()),
        stage.done().getAsLong(),
        stage.total(),
        run.generation(),
        Sql.utc(now),
        run.id());
    return isCancelRequested(run.id());
  }

  /**
   * Records in the switch's own transaction what is switched to, and why it may be: with the
   * generation's state that says whether a replay that was cut off had switched.
   *
   * @throws CancellationException if its end was requested by now, at any replica
   */
  public void switching(Connection connection, ReplayRun run, int generation, ReplayReport report)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE replay
               SET generation = ?, identical = ?, report = ?::jsonb
             WHERE id = ? AND status = 'RUNNING' AND NOT cancel_requested
            """)) {
      set(update, generation, report.isIdentical(), write(report), run.id());
      if (update.executeUpdate() != 1) {
        throw new CancellationException("the replay was cancelled");
      }
    }
  }

  /** Records that a replay ended, with what it found. */
  public void end(UUID id, ReplayStatus status, ReplayReport report, Instant now) {
    update(
        """
        UPDATE replay
           SET status = ?, phase = 'DONE', identical = ?, report = ?::jsonb, updated_at = ?,
               finished_at = ?
         WHERE id = ? AND status = 'RUNNING'
        """,
        status.name(),
        report.isIdentical(),
        write(report),
        Sql.utc(now),
        Sql.utc(now),
        id);
  }

  /** Records that a replay ended before its time, unless its switch was through by then. */
  public void endEarly(UUID id, ReplayStatus status, @Nullable String failure, Instant now) {
    update(END_EARLY + " AND id = ?", status.name(), failure, Sql.utc(now), Sql.utc(now), id);
  }

  /** Marks all RUNNING replays as failed: their process died. */
  void endInterrupted(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(END_EARLY)) {
      set(update, ReplayStatus.FAILED.name(), INTERRUPTED, Sql.utc(now), Sql.utc(now));
      update.executeUpdate();
    }
  }

  /** Asks the process that runs it to end it; false if it is over. */
  public boolean requestCancel(UUID id) {
    return update(
            "UPDATE replay SET cancel_requested = true WHERE id = ? AND status = 'RUNNING'", id)
        == 1;
  }

  public Optional<Replay> find(UUID id) {
    return select("WHERE id = ?", id).stream().findFirst();
  }

  public Optional<Replay> running() {
    return select("WHERE status = 'RUNNING'").stream().findFirst();
  }

  /** When a replay last ended that found live and log identical. */
  public Optional<Instant> lastVerified() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT max(finished_at) AS finished_at
                  FROM replay
                 WHERE identical AND status = 'SUCCEEDED'
                """);
        ResultSet row = select.executeQuery()) {
      row.next();
      return Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
          .map(OffsetDateTime::toInstant);
    } catch (SQLException e) {
      throw new IllegalStateException("reading the replays' records", e);
    }
  }

  /** Whether a generation younger than that one went live although something differed. */
  public static boolean acceptedDifferencesSince(Connection connection, long generation)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT FROM replay AS r
              JOIN generation AS g ON g.number = r.generation
             WHERE g.live_at IS NOT NULL AND g.number > ? AND NOT r.identical
            """)) {
      select.setLong(1, generation);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The newest first, after the given one. */
  public List<Replay> list(@Nullable UUID after, int limit) {
    return after == null
        ? select("ORDER BY id DESC LIMIT ?", limit)
        : select("WHERE id < ? ORDER BY id DESC LIMIT ?", after, limit);
  }

  private boolean isCancelRequested(UUID id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT cancel_requested FROM replay WHERE id = ?")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("reading a replay's record", e);
    }
  }

  private List<Replay> select(String where, Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT " + COLUMNS + " FROM replay " + where)) {
      set(select, parameters);
      List<Replay> replays = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          replays.add(toReplay(row));
        }
      }
      return replays;
    } catch (SQLException e) {
      throw new IllegalStateException("reading the replays' records", e);
    }
  }

  private int update(String sql, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      set(update, parameters);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("writing a replay's record", e);
    }
  }

  private static void set(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  private Replay toReplay(ResultSet row) throws SQLException {
    Boolean identical = row.getObject("identical", Boolean.class);
    String report = row.getString("report");
    OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
    return new Replay(
        row.getObject("id", UUID.class),
        ReplayMode.valueOf(row.getString("mode")),
        ReplayStatus.valueOf(row.getString("status")),
        Phase.valueOf(row.getString("phase")),
        instant(row, "phase_since"),
        row.getLong("events_done"),
        row.getLong("events_total"),
        row.getObject("generation", Integer.class),
        row.getString("accept_differences"),
        phaseMillis(row.getString("phase_millis")),
        identical == null ? null : identical ? ReplayResult.IDENTICAL : ReplayResult.DIFFERENT,
        report == null ? null : read(report),
        row.getString("failure"),
        instant(row, "started_at"),
        instant(row, "updated_at"),
        finishedAt == null ? null : finishedAt.toInstant());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private String write(Object report) {
    try {
      return json.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing a replay's record", e);
    }
  }

  private Map<Phase, Long> phaseMillis(String text) {
    try {
      return json.readValue(text, new TypeReference<TreeMap<Phase, Long>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("reading a replay's record", e);
    }
  }

  private ReplayReport read(String report) {
    try {
      return json.readValue(report, ReplayReport.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("reading a replay's record", e);
    }
  }
}
