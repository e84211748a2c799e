package dev.quittance.ledger.replay.check;

import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.Generations;
import dev.quittance.ledger.store.PartitionHeads;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the standing check knows, shared by all replicas. */
@ApplicationScoped
class CheckStore {

  /**
   * A partition whose check is due.
   *
   * @param generation the live one
   * @param head what is stored of it
   */
  record Due(int generation, PartitionHead head) {

    int partition() {
      return head.partition();
    }
  }

  private final AgroalDataSource dataSource;
  private final Generations generations;
  private final EventKitConfig kit;

  CheckStore(AgroalDataSource dataSource, Generations generations, EventKitConfig kit) {
    this.dataSource = dataSource;
    this.generations = generations;
    this.kit = kit;
  }

  /** In which partitions the live ledger is not what the log says, each with what differs. */
  List<String> findings() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      List<String> findings = new ArrayList<>(skipped(connection));
      findings.addAll(folded(connection));
      return findings;
    }
  }

  /** One statement, so one snapshot: a batch moves both offsets or none. */
  private List<String> skipped(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT partition, intake.next_offset, coalesce(head.next_offset, 0)
              FROM intake_offset AS intake
              LEFT JOIN (SELECT partition::integer, next_offset
                           FROM partition_head
                           JOIN generation ON number = generation
                          WHERE state = 'LIVE') AS head USING (partition)
             WHERE intake.topic = ? AND intake.next_offset > coalesce(head.next_offset, 0)
             ORDER BY partition
            """)) {
      select.setString(1, kit.topic().name());
      List<String> findings = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          findings.add(
              String.format(
                  Locale.ROOT,
                  "partition %d: intake has passed offset %d, the ledger has consumed the log up to %d",
                  row.getInt(1),
                  row.getLong(2),
                  row.getLong(3)));
        }
      }
      return findings;
    }
  }

  private static List<String> folded(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT format('partition %s: %s', partition, finding)
                  FROM log_check
                  JOIN generation ON number = generation
                 WHERE state = 'LIVE' AND finding IS NOT NULL
                 ORDER BY partition
                """);
        ResultSet row = select.executeQuery()) {
      List<String> findings = new ArrayList<>();
      while (row.next()) {
        findings.add(row.getString(1));
      }
      return findings;
    }
  }

  /** How long ago the partition was checked whose check is the oldest. */
  Duration age() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT coalesce(extract(epoch FROM now() - min(checked_at)), 0) FROM log_check");
        ResultSet row = select.executeQuery()) {
      row.next();
      return Duration.ofSeconds(row.getLong(1));
    }
  }

  /** Claims a partition that was not folded for so long; none while a replay runs. */
  Optional<Due> claim(Duration every) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      addNew(connection);
      Integer partition = claim(connection, every);
      if (partition == null) {
        return Optional.empty();
      }
      GenerationTables live = generations.live(connection);
      PartitionHead head = PartitionHeads.all(connection, live).get(partition);
      return Optional.of(
          new Due(live.number(), head == null ? PartitionHead.start(partition) : head));
    }
  }

  private void addNew(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO log_check (partition)
            SELECT partition FROM intake_offset WHERE topic = ?
            ON CONFLICT DO NOTHING
            """)) {
      insert.setString(1, kit.topic().name());
      insert.executeUpdate();
    }
  }

  private static @Nullable Integer claim(Connection connection, Duration every)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE log_check
               SET claimed_at = now()
             WHERE partition = (SELECT partition
                                  FROM log_check
                                 WHERE claimed_at <= now() - ? * interval '1 millisecond'
                                   AND NOT EXISTS (SELECT FROM replay WHERE status = 'RUNNING')
                                 ORDER BY claimed_at, partition
                                 LIMIT 1
                                   FOR UPDATE SKIP LOCKED)
            RETURNING partition
            """)) {
      update.setLong(1, every.toMillis());
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? row.getInt(1) : null;
      }
    }
  }

  /** Gives a claimed partition back: it was not folded to its end. */
  void giveBack(Due due) throws SQLException {
    update("UPDATE log_check SET claimed_at = '-infinity' WHERE partition = ?", due.partition());
  }

  /** Records what was found, null if the two are equal. */
  void record(Due due, @Nullable String finding) throws SQLException {
    update(
        """
        UPDATE log_check
           SET checked_at = now(), generation = ?, next_offset = ?, finding = ?
         WHERE partition = ?
        """,
        due.generation(),
        due.head().nextOffset(),
        finding,
        due.partition());
  }

  private void update(String sql, @Nullable Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        update.setObject(i + 1, parameters[i]);
      }
      update.executeUpdate();
    }
  }
}
