package dev.quittance.ledger.store;

import dev.quittance.kit.database.RoundTrip;
import dev.quittance.ledger.core.journal.Balance;
import java.util.List;
import java.util.Locale;

/** Balances as rows, one of each account and partition: changes are added to what is there. */
public final class BalanceStore {

  private BalanceStore() {}

  /**
   * What is added to an account's balance of one partition.
   *
   * @param account its number
   */
  public record Change(int partition, long account, Balance amounts) {}

  /** Adds the statement that does it to a round trip. */
  public static void add(RoundTrip trip, GenerationTables tables, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    // Sent in binary, as arrays of numbers are.
    Long[][] columns = new Long[6][changes.size()];
    for (int i = 0; i < columns[0].length; i++) {
      Change change = changes.get(i);
      columns[0][i] = change.account();
      columns[1][i] = (long) change.partition();
      columns[2][i] = change.amounts().postedDebits();
      columns[3][i] = change.amounts().postedCredits();
      columns[4][i] = change.amounts().pendingDebits();
      columns[5][i] = change.amounts().pendingCredits();
    }
    trip.add(
        String.format(
            Locale.ROOT,
            """
             MERGE INTO %1$s AS b
             USING unnest(?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[])
                   AS c (account, partition, %2$s)
                ON b.account = c.account AND b.partition = c.partition::int2
              WHEN MATCHED THEN UPDATE SET %3$s
              WHEN NOT MATCHED THEN
            INSERT (account, partition, %2$s)
            VALUES (c.account, c.partition::int2, %4$s)
            """,
            tables.balance(),
            BalanceRow.amounts("$"),
            BalanceRow.amounts("$ = b.$ + c.$"),
            BalanceRow.amounts("c.$")),
        (connection, upsert, first) -> {
          for (int column = 0; column < columns.length; column++) {
            upsert.setArray(first + column, connection.createArrayOf("int8", columns[column]));
          }
          return first + columns.length;
        });
  }
}
