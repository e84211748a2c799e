package dev.quittance.ledger.query.account;

import dev.quittance.ledger.core.checkpoint.Line;
import dev.quittance.ledger.core.checkpoint.LineSums;
import dev.quittance.ledger.core.checkpoint.Totals;
import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.query.snapshot.SnapshotRead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Balances of accounts. */
public final class AccountReads {

  /**
   * Sorts after every character a path can have: paths are ASCII, and compared byte by byte by the
   * operators with tildes, with any collation of the database.
   */
  private static final String LAST = "\u007f";

  private AccountReads() {}

  /** Accounts that something happened to, by path and currency. */
  public static SnapshotRead<List<AccountBalance>> list(AccountFilter filter, int limit) {
    return snapshot -> {
      try (PreparedStatement select = snapshot.connection().prepareStatement(listSql(snapshot))) {
        AccountFilter.Key after = filter.after();
        String path = after == null ? filter.prefix() : after.path();
        select.setString(1, path);
        select.setString(2, filter.prefix() + LAST);
        select.setString(3, path);
        select.setString(4, after == null ? "" : after.currency());
        select.setString(5, filter.currency());
        select.setString(6, filter.currency());
        select.setInt(7, limit);
        return balances(select);
      }
    };
  }

  private static String listSql(Snapshot snapshot) {
    return """
    SELECT a.path, a.currency,
           sums.posted_debits, sums.posted_credits, sums.pending_debits, sums.pending_credits
      FROM account AS a, LATERAL %s AS sums
     WHERE a.path ~>=~ ? AND a.path ~<~ ?
       AND (a.path ~>~ ? OR a.currency > ?)
       AND (a.currency = ? OR ?::text IS NULL)
       AND sums.touched
     ORDER BY a.path USING ~<~, a.currency
     LIMIT ?
    """
        .formatted(BalanceSql.ofAccount(snapshot));
  }

  /** The balances of one account, by currency; empty if the live ledger has no such account. */
  public static SnapshotRead<List<AccountBalance>> one(String path) {
    return snapshot -> {
      if (!snapshot.coverage().isWhole() && Line.isOwn(path)) {
        Optional<Totals> past = PastTotals.of(snapshot);
        if (past.isPresent()) {
          return of(snapshot, path, past.get());
        }
      }
      try (PreparedStatement select =
          snapshot
              .connection()
              .prepareStatement(
                  """
                  SELECT a.path, a.currency, sums.posted_debits, sums.posted_credits,
                         sums.pending_debits, sums.pending_credits
                    FROM account AS a, LATERAL %s AS sums
                   WHERE a.path = ?
                     AND EXISTS (SELECT FROM %s AS b WHERE b.account = a.id)
                   ORDER BY a.currency
                  """
                      .formatted(BalanceSql.ofAccount(snapshot), snapshot.tables().balance()))) {
        select.setString(1, path);
        return balances(select);
      }
    };
  }

  private static List<AccountBalance> of(Snapshot snapshot, String path, Totals totals)
      throws SQLException {
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                SELECT a.currency
                  FROM account AS a
                 WHERE a.path = ? AND EXISTS (SELECT FROM %s AS b WHERE b.account = a.id)
                 ORDER BY a.currency
                """
                    .formatted(snapshot.tables().balance()))) {
      select.setString(1, path);
      List<AccountBalance> balances = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          LineSums sums = totals.of(new Line(path, row.getString(1)));
          balances.add(
              new AccountBalance(
                  path,
                  row.getString(1),
                  new Turnover(sums.postedDebits(), sums.postedCredits()),
                  new Turnover(sums.pendingDebits(), sums.pendingCredits())));
        }
      }
      return balances;
    }
  }

  /** The account numbers of a path, one a currency. */
  public static List<Long> numbers(Connection connection, String path) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id FROM account WHERE path = ?")) {
      select.setString(1, path);
      List<Long> numbers = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          numbers.add(row.getLong(1));
        }
      }
      return numbers;
    }
  }

  private static List<AccountBalance> balances(PreparedStatement select) throws SQLException {
    List<AccountBalance> balances = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        balances.add(
            new AccountBalance(
                row.getString("path"),
                row.getString("currency"),
                Turnover.of(row, "posted_debits", "posted_credits"),
                Turnover.of(row, "pending_debits", "pending_credits")));
      }
    }
    return balances;
  }
}
