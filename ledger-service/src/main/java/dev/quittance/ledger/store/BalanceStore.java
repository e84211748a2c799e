package dev.quittance.ledger.store;

import dev.quittance.ledger.core.journal.Balance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Balances of one partition as rows: changes are added to what is there. */
public final class BalanceStore {

  private BalanceStore() {}

  public static void add(
      Connection connection,
      GenerationTables tables,
      int partition,
      List<Balance> changes,
      long[] numbers)
      throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    Object[][] columns = new Object[5][changes.size()];
    for (int i = 0; i < changes.size(); i++) {
      Balance change = changes.get(i);
      columns[0][i] = numbers[i];
      columns[1][i] = change.postedDebits();
      columns[2][i] = change.postedCredits();
      columns[3][i] = change.pendingDebits();
      columns[4][i] = change.pendingCredits();
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            String.format(
                Locale.ROOT,
                """
                 MERGE INTO %1$s AS b
                 USING unnest(?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[])
                       AS c (account, %3$s)
                    ON b.account = c.account AND b.partition = %2$d
                  WHEN MATCHED THEN UPDATE SET %4$s
                  WHEN NOT MATCHED THEN
                INSERT (account, partition, %3$s)
                VALUES (c.account, %2$d, %5$s)
                """,
                tables.balance(),
                partition,
                BalanceRow.amounts("$"),
                BalanceRow.amounts("$ = b.$ + c.$"),
                BalanceRow.amounts("c.$")))) {
      for (int column = 0; column < columns.length; column++) {
        upsert.setArray(column + 1, connection.createArrayOf("int8", columns[column]));
      }
      upsert.executeUpdate();
    }
  }
}
