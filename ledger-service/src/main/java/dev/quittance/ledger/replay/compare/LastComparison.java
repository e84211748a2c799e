package dev.quittance.ledger.replay.compare;

import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.replay.run.ReplayReport;
import dev.quittance.ledger.replay.run.ReplayReport.Difference;
import dev.quittance.ledger.store.BalanceRow;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.PartitionHeads;
import dev.quittance.ledger.store.PostingSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The last look before a switch, while live intake waits: the heads of all chains, and the balances
 * of every account that was touched since everything was compared.
 */
@ApplicationScoped
public class LastComparison {

  private final LedgerConfig config;

  LastComparison(LedgerConfig config) {
    this.config = config;
  }

  /** What was found before, and what is found now, at the offsets of the switch. */
  public ReplayReport compare(
      Connection connection,
      GenerationTables live,
      GenerationTables next,
      ReplayReport before,
      Map<Integer, Long> offsets)
      throws SQLException {
    List<Difference> heads = new ArrayList<>(before.chainHeads());
    if (heads.isEmpty()) {
      heads.addAll(
          HeadDifferences.between(
              PartitionHeads.all(connection, next), PartitionHeads.all(connection, live)));
    }
    List<Difference> accounts = new ArrayList<>(before.accounts());
    if (accounts.isEmpty()) {
      Set<Long> touched = touchedSince(connection, next, before.offsets(), offsets);
      accounts.addAll(differingBalances(connection, live, next, touched));
    }
    return new ReplayReport(
        offsets.values().stream().mapToLong(Long::longValue).sum(),
        offsets,
        heads,
        before.entries(),
        accounts,
        before.transactions(),
        before.parkedEvents(),
        before.more(),
        null);
  }

  /**
   * Accounts that events between two vectors of offsets moved, posted or pending. All others were
   * compared before, and while the switch is on, live intake waits: its length must not depend on
   * the ledger's.
   */
  private static Set<Long> touchedSince(
      Connection connection,
      GenerationTables next,
      Map<Integer, Long> compared,
      Map<Integer, Long> offsets)
      throws SQLException {
    Set<Long> touched = new HashSet<>();
    for (Map.Entry<Integer, Long> offset : offsets.entrySet()) {
      long from = compared.getOrDefault(offset.getKey(), 0L);
      if (from < offset.getValue()) {
        addTouched(connection, next, offset.getKey(), from, touched);
      }
    }
    return touched;
  }

  private static void addTouched(
      Connection connection, GenerationTables next, int partition, long from, Set<Long> touched)
      throws SQLException {
    // Numbers, not parameters: the plan depends on how far from the end the offset is.
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                String.format(
                    Locale.ROOT,
                    """
                    SELECT t.buyer, t.supplier
                      FROM %1$s AS e
                      JOIN %2$s AS t ON t.order_id = e.order_id
                     WHERE e.position BETWEEN %4$d AND %5$d
                     UNION
                    SELECT p.debit_account, p.credit_account
                      FROM %1$s AS e
                      JOIN %2$s AS t ON t.order_id = e.order_id,
                           %3$s AS p
                     WHERE e.position BETWEEN %4$d AND %5$d
                    """,
                    next.journalEntry(),
                    next.transaction(),
                    PostingSql.ofEntry(next),
                    Position.of(partition, from).number(),
                    Position.lastNumber(partition)))) {
      while (row.next()) {
        touched.add(row.getLong(1));
        touched.add(row.getLong(2));
      }
    }
  }

  private List<Difference> differingBalances(
      Connection connection, GenerationTables live, GenerationTables next, Set<Long> accounts)
      throws SQLException {
    if (accounts.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT coalesce(account.path || ' ' || account.currency, 'account ' || pair.id),
                   pair.*
              FROM (SELECT coalesce(n.account, o.account) AS id,
                           coalesce(n.partition, o.partition) AS partition,
                           %3$s,
                           %4$s
                      FROM (SELECT * FROM %1$s WHERE account = ANY (?)) AS n
                      FULL JOIN (SELECT * FROM %2$s WHERE account = ANY (?)) AS o
                        ON o.account = n.account AND o.partition = n.partition
                     WHERE (%5$s) IS DISTINCT FROM (%6$s)
                     LIMIT ?) AS pair
              LEFT JOIN account ON account.id = pair.id
             ORDER BY 1, pair.partition
            """
                .formatted(
                    next.balance(),
                    live.balance(),
                    BalanceRow.amounts("n.$ AS expected_$"),
                    BalanceRow.amounts("o.$ AS stored_$"),
                    BalanceRow.amounts("n.$"),
                    BalanceRow.amounts("o.$")))) {
      select.setArray(1, connection.createArrayOf("bigint", accounts.toArray()));
      select.setArray(2, connection.createArrayOf("bigint", accounts.toArray()));
      select.setInt(3, config.replay().reportedDifferences());
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
    for (String name : BalanceRow.amounts()) {
      figures.put(name, String.valueOf(row.getString(side + name)));
    }
    return figures;
  }
}
