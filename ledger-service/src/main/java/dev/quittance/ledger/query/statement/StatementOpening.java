package dev.quittance.ledger.query.statement;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.ledger.query.snapshot.Moments;
import dev.quittance.ledger.query.snapshot.SameLedger;
import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.query.snapshot.SnapshotRead;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the account of a statement, and its balances at both ends. */
public final class StatementOpening {

  private record Account(String currency, long number) {}

  private StatementOpening() {}

  /** What the pages have in common. */
  public static SnapshotRead<Statement> of(StatementRange range) {
    return snapshot -> {
      Account account = account(snapshot, range);
      return new Statement(
          range,
          account.currency(),
          account.number(),
          range.from() == null ? 0 : balance(snapshot, account.number(), range.from()),
          balance(snapshot, account.number(), range.to()));
    };
  }

  /**
   * The same for a later page, which has been told the balances.
   *
   * @param generation the one that the first page was read from
   * @throws ProblemException 409 if the ledger is another one by now
   */
  public static SnapshotRead<Statement> again(
      StatementRange range, long generation, long openingMinor, long closingMinor) {
    return snapshot -> {
      SameLedger.demand(snapshot, generation);
      Account account = account(snapshot, range);
      return new Statement(range, account.currency(), account.number(), openingMinor, closingMinor);
    };
  }

  private static Account account(Snapshot snapshot, StatementRange range) throws SQLException {
    SortedMap<String, Long> numbers = numbers(snapshot, range.account());
    String currency = currency(range, numbers);
    Long number = numbers.get(currency);
    if (number == null) {
      throw ProblemException.notFound(
          "%s has no account in %s; it has %s."
              .formatted(range.account(), currency, String.join(", ", numbers.keySet())));
    }
    return new Account(currency, number);
  }

  private static String currency(StatementRange range, SortedMap<String, Long> numbers) {
    if (numbers.isEmpty()) {
      throw ProblemException.notFound(
          "The ledger has no such account: GET /accounts?prefix= lists those it has.");
    }
    if (range.currency() != null) {
      return range.currency();
    }
    if (numbers.size() > 1) {
      throw ProblemException.of(
          ProblemCode.CURRENCY_MISSING,
          "This account has balances in several currencies: add currency=, one of %s."
              .formatted(String.join(", ", numbers.keySet())));
    }
    return numbers.firstKey();
  }

  private static SortedMap<String, Long> numbers(Snapshot snapshot, String path)
      throws SQLException {
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                SELECT a.currency, a.id
                  FROM account AS a
                 WHERE a.path = ? AND EXISTS (SELECT FROM %s AS b WHERE b.account = a.id)
                """
                    .formatted(snapshot.tables().balance()))) {
      select.setString(1, path);
      SortedMap<String, Long> numbers = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          numbers.put(row.getString(1), row.getLong(2));
        }
      }
      return numbers;
    }
  }

  /** Debits minus credits of what counts before that moment. */
  private static long balance(Snapshot snapshot, long number, @Nullable Instant before)
      throws SQLException {
    String sql =
        before == null && snapshot.extent().isWhole()
            ? """
            SELECT coalesce(sum(posted_debits - posted_credits), 0) FROM %s WHERE account = ?
            """
                .formatted(snapshot.tables().balance())
            : """
            SELECT coalesce(sum(CASE WHEN p.debit_account = a.id
                                     THEN p.amount ELSE -p.amount END), 0)
              FROM %s AS p, (SELECT ?::bigint AS id) AS a
             WHERE (p.debit_account = a.id OR p.credit_account = a.id) AND %s AND %s
            """
                .formatted(
                    snapshot.tables().posting(),
                    snapshot.extent().covers("p"),
                    before == null ? "TRUE" : "p.occurred_at < " + Moments.notBefore(before));
    try (PreparedStatement select = snapshot.connection().prepareStatement(sql)) {
      select.setLong(1, number);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
