package dev.quittance.ledger.query;

import dev.quittance.ledger.fold.Position;
import dev.quittance.ledger.posting.Account;
import dev.quittance.ledger.posting.Posting;
import dev.quittance.ledger.store.AccountDictionary;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What journal entries moved. */
@ApplicationScoped
public class PostingRows {

  private record Row(Position position, long debit, long credit, long amount) {}

  private final AccountDictionary dictionary;

  PostingRows(AccountDictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** The postings of each entry, in their order; entries that moved nothing are left out. */
  Map<Position, List<Posting>> of(Snapshot snapshot, List<Position> entries) throws SQLException {
    List<Row> rows = rows(snapshot, entries);
    Set<Long> numbers = new HashSet<>();
    for (Row row : rows) {
      numbers.add(row.debit());
      numbers.add(row.credit());
    }
    Map<Long, Account> accounts = dictionary.accountsOf(snapshot.connection(), numbers);
    Map<Position, List<Posting>> postings = new HashMap<>();
    for (Row row : rows) {
      postings
          .computeIfAbsent(row.position(), key -> new ArrayList<>(3))
          .add(new Posting(accounts.get(row.debit()), accounts.get(row.credit()), row.amount()));
    }
    return postings;
  }

  private static List<Row> rows(Snapshot snapshot, List<Position> entries) throws SQLException {
    // OFFSET 0 keeps the entries outside: one look into the block ranges for each of them, never
    // a scan of all postings.
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                SELECT e.partition, e."offset", e.step, p.debit_account, p.credit_account, p.amount
                  FROM unnest(?::int2[], ?::int8[], ?::int2[]) AS e (partition, "offset", step),
                       LATERAL (
                         SELECT debit_account, credit_account, amount, line
                           FROM %s
                          WHERE "offset" = e."offset" AND partition = e.partition
                            AND step = e.step
                         OFFSET 0) AS p
                 ORDER BY e.partition, e."offset", e.step, p.line
                """
                    .formatted(snapshot.tables().posting()))) {
      set(snapshot, select, 1, "int2", entries.stream().map(Position::partition).toArray());
      set(snapshot, select, 2, "int8", entries.stream().map(Position::offset).toArray());
      set(snapshot, select, 3, "int2", entries.stream().map(Position::step).toArray());
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Position position = new Position(row.getInt(1), row.getLong(2), row.getInt(3));
          rows.add(new Row(position, row.getLong(4), row.getLong(5), row.getLong(6)));
        }
      }
      return rows;
    }
  }

  private static void set(
      Snapshot snapshot, PreparedStatement select, int parameter, String type, Object[] values)
      throws SQLException {
    select.setArray(parameter, snapshot.connection().createArrayOf(type, values));
  }
}
