package dev.quittance.ledger.query.statement;

import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.query.snapshot.ReadRefusal;
import dev.quittance.ledger.query.snapshot.ReadResult;
import dev.quittance.ledger.query.snapshot.ReadResult.Found;
import dev.quittance.ledger.query.snapshot.ReadResult.Refused;
import dev.quittance.ledger.query.snapshot.RefusableRead;
import dev.quittance.ledger.query.snapshot.SameLedger;
import dev.quittance.ledger.query.snapshot.Snapshot;
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
  public static RefusableRead<AccountStatement> of(StatementRange range) {
    return snapshot ->
        switch (account(snapshot, range)) {
          case Refused<Account>(ReadRefusal why) -> new Refused<>(why);
          case Found<Account>(Account(String currency, long number)) ->
              new Found<>(
                  new AccountStatement(
                      range,
                      currency,
                      number,
                      range.from() == null ? 0 : balance(snapshot, number, range.from()),
                      balance(snapshot, number, range.to())));
        };
  }

  /**
   * The same for a later page, whose cursor has the balances.
   *
   * @param generation the one that the first page was read from
   */
  public static RefusableRead<AccountStatement> again(
      StatementRange range, long generation, long openingMinor, long closingMinor) {
    return SameLedger.tryAs(
        generation,
        snapshot ->
            account(snapshot, range)
                .map(account ->
                    new AccountStatement(
                        range, account.currency(), account.number(), openingMinor, closingMinor)));
  }

  private static ReadResult<Account> account(Snapshot snapshot, StatementRange range)
      throws SQLException {
    SortedMap<String, Long> numbers = numbers(snapshot, range.account());
    if (numbers.isEmpty()) {
      return new Refused<>(new ReadRefusal.UnknownAccount());
    }
    if (range.currency() == null && numbers.size() > 1) {
      return new Refused<>(new ReadRefusal.CurrencyMissing(numbers.keySet()));
    }
    String currency = range.currency() == null ? numbers.firstKey() : range.currency();
    Long number = numbers.get(currency);
    return number == null
        ? new Refused<>(new ReadRefusal.NoSuchCurrency(range.account(), currency, numbers.keySet()))
        : new Found<>(new Account(currency, number));
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
        before == null && snapshot.coverage().isWhole()
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
                    snapshot.coverage().covers("p"),
                    before == null ? "TRUE" : "p.occurred_at < " + Micros.notBefore(before));
    try (PreparedStatement select = snapshot.connection().prepareStatement(sql)) {
      select.setLong(1, number);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
