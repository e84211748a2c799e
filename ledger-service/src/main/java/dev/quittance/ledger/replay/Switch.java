package dev.quittance.ledger.replay;

import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.replay.ReplayReport.Difference;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.Generations;
import dev.quittance.ledger.store.PartitionHead;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the new generation the live one, in one transaction: it locks the intake offsets, so live
 * intake waits; takes what is still missing up to them; compares; moves the pointer. Intake's next
 * batch reads the pointer after it got the lock, and so goes to the new generation.
 */
@ApplicationScoped
class Switch {

  private final AgroalDataSource dataSource;
  private final Generations generations;
  private final LedgerConfig config;
  private final LogFolds folds;
  private final Tail tail;

  Switch(
      AgroalDataSource dataSource,
      Generations generations,
      LedgerConfig config,
      LogFolds folds,
      Tail tail) {
    this.dataSource = dataSource;
    this.generations = generations;
    this.config = config;
    this.folds = folds;
    this.tail = tail;
  }

  /**
   * Switches if nothing differs, or differences were accepted.
   *
   * @param before what was found when the two were compared row by row
   * @return that, and what is found now, at the offsets of the switch
   */
  ReplayReport run(ReplayRun run, GenerationTables next, ReplayReport before) throws SQLException {
    run.phase(Phase.SWITCH);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Map<Integer, Long> ends = lockOffsets(connection);
        tail.take(connection, next, ends, events -> {});
        GenerationTables live = generations.live(connection);
        ReplayReport report = compare(connection, live, next, before, ends);
        if (report.isIdentical() || run.acceptDifferences() != null) {
          run.checkCancelled();
          generations.makeLive(connection, next);
          connection.commit();
        }
        return report;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private Map<Integer, Long> lockOffsets(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT partition, next_offset
              FROM intake_offset
             WHERE topic = ?
             ORDER BY partition
               FOR UPDATE
            """)) {
      select.setString(1, folds.topic());
      Map<Integer, Long> offsets = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          offsets.put(row.getInt(1), row.getLong(2));
        }
      }
      return offsets;
    }
  }

  private ReplayReport compare(
      Connection connection,
      GenerationTables live,
      GenerationTables next,
      ReplayReport before,
      Map<Integer, Long> offsets)
      throws SQLException {
    List<Difference> heads = new ArrayList<>(before.chainHeads());
    if (heads.isEmpty()) {
      heads.addAll(differingHeads(connection, live, next));
    }
    List<Difference> accounts = new ArrayList<>(before.accounts());
    if (accounts.isEmpty()) {
      accounts.addAll(differingBalances(connection, live, next));
    }
    return new ReplayReport(
        offsets.values().stream().mapToLong(Long::longValue).sum(),
        offsets,
        heads,
        before.entries(),
        accounts,
        before.transactions(),
        before.parkedEvents(),
        before.more());
  }

  private static List<Difference> differingHeads(
      Connection connection, GenerationTables live, GenerationTables next) throws SQLException {
    SortedMap<Integer, PartitionHead> expected = PartitionHead.all(connection, next);
    SortedMap<Integer, PartitionHead> stored = PartitionHead.all(connection, live);
    TreeSet<Integer> partitions = new TreeSet<>(expected.keySet());
    partitions.addAll(stored.keySet());
    List<Difference> differing = new ArrayList<>();
    for (Integer partition : partitions) {
      Map<String, String> mine = head(expected, partition);
      Map<String, String> theirs = head(stored, partition);
      if (!mine.equals(theirs)) {
        differing.add(new Difference("chain head", partition, mine, theirs));
      }
    }
    return differing;
  }

  private static Map<String, String> head(Map<Integer, PartitionHead> heads, Integer partition) {
    PartitionHead head = heads.getOrDefault(partition, PartitionHead.start(partition));
    return Map.of(
        "next_offset", String.valueOf(head.nextOffset()),
        "entries", String.valueOf(head.entries()),
        "chain_hash", HexFormat.of().formatHex(head.chainHash()));
  }

  private List<Difference> differingBalances(
      Connection connection, GenerationTables live, GenerationTables next) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT coalesce(account.path || ' ' || account.currency, 'account ' || pair.id),
                   pair.*
              FROM (SELECT coalesce(n.account, o.account) AS id,
                           coalesce(n.partition, o.partition) AS partition,
                           n.posted_debits AS expected_posted_debits,
                           n.posted_credits AS expected_posted_credits,
                           n.pending_debits AS expected_pending_debits,
                           n.pending_credits AS expected_pending_credits,
                           o.posted_debits AS stored_posted_debits,
                           o.posted_credits AS stored_posted_credits,
                           o.pending_debits AS stored_pending_debits,
                           o.pending_credits AS stored_pending_credits
                      FROM %s AS n
                      FULL JOIN %s AS o ON o.account = n.account AND o.partition = n.partition
                     WHERE (n.posted_debits, n.posted_credits, n.pending_debits, n.pending_credits)
                           IS DISTINCT FROM
                           (o.posted_debits, o.posted_credits, o.pending_debits, o.pending_credits)
                     LIMIT ?) AS pair
              LEFT JOIN account ON account.id = pair.id
             ORDER BY 1, pair.partition
            """
                .formatted(next.balance(), live.balance()))) {
      select.setInt(1, config.replay().reportedDifferences());
      List<Difference> differing = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          differing.add(
              new Difference(
                  row.getString(1),
                  row.getInt("partition"),
                  figures(row, "expected_"),
                  figures(row, "stored_")));
        }
      }
      return differing;
    }
  }

  private static Map<String, String> figures(ResultSet row, String side) throws SQLException {
    Map<String, String> figures = new TreeMap<>();
    for (String name :
        List.of("posted_debits", "posted_credits", "pending_debits", "pending_credits")) {
      figures.put(name, String.valueOf(row.getString(side + name)));
    }
    return figures;
  }
}
