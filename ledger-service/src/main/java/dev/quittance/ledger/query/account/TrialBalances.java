package dev.quittance.ledger.query.account;

import dev.quittance.ledger.core.checkpoint.Totals;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.store.GenerationTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The whole ledger's debits and credits, by currency. */
public final class TrialBalances {

  private TrialBalances() {}

  /** Currencies and lines in which something was posted or is pending, in alphabetical order. */
  public static List<TrialBalance> of(Snapshot snapshot) throws SQLException {
    Map<String, List<TrialBalance.Line>> lines = new TreeMap<>();
    Map<String, Turnover> pending = new TreeMap<>();
    boolean whole = snapshot.coverage().isWhole();
    if (!whole) {
      Optional<Totals> past = PastTotals.of(snapshot);
      if (past.isPresent()) {
        return of(past.get());
      }
    }
    String sql =
        whole
            ? stored(snapshot.tables())
            : byLine(summed(snapshot), "0", "0") + " UNION ALL " + pending(snapshot);
    try (Statement select = snapshot.connection().createStatement();
        ResultSet row = select.executeQuery(sql + " ORDER BY currency, account")) {
      while (row.next()) {
        String currency = row.getString("currency");
        Turnover posted = Turnover.of(row, "posted_debits", "posted_credits");
        if (!posted.equals(Turnover.NONE)) {
          lines
              .computeIfAbsent(currency, key -> new ArrayList<>())
              .add(new TrialBalance.Line(row.getString("account"), posted));
        }
        Turnover open = Turnover.of(row, "pending_debits", "pending_credits");
        if (!open.equals(Turnover.NONE)) {
          pending.merge(currency, open, Turnover::plus);
          lines.computeIfAbsent(currency, key -> new ArrayList<>());
        }
      }
    }
    return balances(lines, pending);
  }

  private static List<TrialBalance> balances(
      Map<String, List<TrialBalance.Line>> lines, Map<String, Turnover> pending) {
    return lines.entrySet().stream()
        .map(entry ->
            new TrialBalance(
                entry.getKey(),
                entry.getValue().stream()
                    .map(TrialBalance.Line::posted)
                    .reduce(Turnover.NONE, Turnover::plus),
                pending.getOrDefault(entry.getKey(), Turnover.NONE),
                entry.getValue()))
        .toList();
  }

  private static List<TrialBalance> of(Totals totals) {
    Map<String, List<TrialBalance.Line>> lines = new TreeMap<>();
    Map<String, Turnover> pending = new TreeMap<>();
    totals
        .byLine()
        .forEach((line, sums) -> {
          List<TrialBalance.Line> ofCurrency =
              lines.computeIfAbsent(line.currency(), key -> new ArrayList<>());
          Turnover posted = new Turnover(sums.postedDebits(), sums.postedCredits());
          if (!posted.equals(Turnover.NONE)) {
            ofCurrency.add(new TrialBalance.Line(line.account(), posted));
          }
          pending.merge(
              line.currency(),
              new Turnover(sums.pendingDebits(), sums.pendingCredits()),
              Turnover::plus);
        });
    return balances(lines, pending);
  }

  private static String stored(GenerationTables tables) {
    return byLine(
        """
        (SELECT account, sum(posted_debits) AS debits, sum(posted_credits) AS credits,
                sum(pending_debits) AS owed, sum(pending_credits) AS due
           FROM %s GROUP BY account)\
        """
            .formatted(tables.balance()),
        "sum(s.owed)",
        "sum(s.due)");
  }

  private static String byLine(String sums, String owed, String due) {
    return """
    SELECT a.currency,
           CASE WHEN a.path LIKE 'buyer:%%' THEN 'buyer:*'
                WHEN a.path LIKE 'supplier:%%' THEN 'supplier:*'
                ELSE a.path END AS account,
           sum(s.debits) AS posted_debits, sum(s.credits) AS posted_credits,
           %2$s AS pending_debits, %3$s AS pending_credits
      FROM %1$s AS s
      JOIN account AS a ON a.id = s.account
     GROUP BY 1, 2\
    """
        .formatted(sums, owed, due);
  }

  private static String summed(Snapshot snapshot) {
    return """
    (SELECT p.debit_account AS account, sum(p.amount) AS debits, 0 AS credits
       FROM %1$s AS p WHERE %2$s GROUP BY 1
     UNION ALL
     SELECT p.credit_account, 0, sum(p.amount)
       FROM %1$s AS p WHERE %2$s GROUP BY 1)\
    """
        .formatted(snapshot.tables().posting(), snapshot.coverage().covers("p"));
  }

  /**
   * Orders of which the last entry that counts says that they are pending; it is the one that none
   * that counts follows, as walking each back would take longer.
   */
  private static String pending(Snapshot snapshot) {
    return String.format(
        Locale.ROOT,
        """
        SELECT a.currency, 'pending' AS account, 0, 0, sum(t.total), sum(t.total)
          FROM %1$s AS placed
          JOIN %2$s AS t ON t.order_id = placed.order_id
          JOIN account AS a ON a.id = t.buyer
         WHERE placed.status = %3$d AND %4$s
           AND NOT EXISTS (
               SELECT FROM %1$s AS next
                WHERE next.previous = placed.position AND %5$s)
         GROUP BY 1\
        """,
        snapshot.tables().journalEntry(),
        snapshot.tables().transaction(),
        TransactionStatus.PLACED.ordinal(),
        snapshot.coverage().covers("placed"),
        snapshot.coverage().covers("next"));
  }
}
