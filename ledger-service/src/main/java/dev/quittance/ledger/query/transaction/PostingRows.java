package dev.quittance.ledger.query.transaction;

import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Posting;
import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.store.AccountDictionary;
import dev.quittance.ledger.store.PostingSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What journal entries moved. */
@ApplicationScoped
public class PostingRows {

  private record Row(Position entry, long debit, long credit, long amount) {}

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
          .computeIfAbsent(row.entry(), key -> new ArrayList<>(3))
          .add(
              new Posting(
                  Objects.requireNonNull(accounts.get(row.debit())),
                  Objects.requireNonNull(accounts.get(row.credit())),
                  row.amount()));
    }
    return postings;
  }

  private static List<Row> rows(Snapshot snapshot, List<Position> entries) throws SQLException {
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                SELECT p.position, p.debit_account, p.credit_account, p.amount
                  FROM unnest(?::int8[]) AS entry (position)
                  JOIN %s AS e ON e.position = entry.position
                  JOIN %s AS t ON t.order_id = e.order_id,
                       %s AS p
                 ORDER BY p.position
                """
                    .formatted(
                        snapshot.tables().journalEntry(),
                        snapshot.tables().transaction(),
                        PostingSql.ofEntry(snapshot.tables())))) {
      Object[] positions = entries.stream().map(Position::number).toArray();
      select.setArray(1, snapshot.connection().createArrayOf("int8", positions));
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Position entry = Position.ofNumber(row.getLong(1));
          rows.add(new Row(entry, row.getLong(2), row.getLong(3), row.getLong(4)));
        }
      }
      return rows;
    }
  }
}
