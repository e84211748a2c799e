package dev.quittance.ledger.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The tables of one generation. They are made detached, loaded, indexed, and only then attached to
 * the tables that readers know, so that no reader waits for a load.
 *
 * @param number the generation
 */
public record GenerationTables(int number) {

  /** The generation's table of that kind. */
  public String of(LedgerTable table) {
    return table.parent() + "_g" + number;
  }

  public String journalEntry() {
    return of(LedgerTable.JOURNAL_ENTRY);
  }

  public String posting() {
    return of(LedgerTable.POSTING);
  }

  public String balance() {
    return of(LedgerTable.BALANCE);
  }

  public String transaction() {
    return of(LedgerTable.TRANSACTION);
  }

  /** Statements that make the tables, without indexes. */
  public List<String> create() {
    return each(table ->
        String.format(
            Locale.ROOT,
            "CREATE TABLE %s (LIKE %s INCLUDING CONSTRAINTS) WITH (fillfactor = %d)",
            of(table),
            table.parent(),
            fillFactor(table)));
  }

  /** Room on the page for rows that are updated in place; journal and postings never are. */
  private static int fillFactor(LedgerTable table) {
    return switch (table) {
      case BALANCE, TRANSACTION -> 85;
      case JOURNAL_ENTRY, POSTING -> 100;
    };
  }

  /**
   * Statements that index the tables; independent of each other, the longest first. Unique indexes
   * rather than primary keys: adding one of those would lock out the table's other indexes.
   */
  public List<String> index() {
    return List.of(
        byTime(posting(), "debit_account, occurred_at"),
        byTime(posting(), "credit_account, occurred_at"),
        "CREATE UNIQUE INDEX ON %s (position)".formatted(journalEntry()),
        "CREATE UNIQUE INDEX ON %s (order_id)".formatted(transaction()),
        byTime(transaction(), "buyer, placed_at"),
        byTime(transaction(), "supplier, placed_at"),
        byTime(transaction(), "placed_at"),
        "CREATE UNIQUE INDEX ON %s (account, partition)".formatted(balance()));
  }

  /** Keys that hold a time are as good as unique: looking for equal ones is not worth its time. */
  private static String byTime(String table, String columns) {
    return "CREATE INDEX ON %s (%s) WITH (deduplicate_items = off)".formatted(table, columns);
  }

  public List<String> attach() {
    return each(table -> "ALTER TABLE %s INHERIT %s".formatted(of(table), table.parent()));
  }

  public List<String> analyze() {
    return each(table -> "ANALYZE " + of(table));
  }

  /** Statements that remove the tables, attached or not. */
  public List<String> drop() {
    return each(table -> "DROP TABLE IF EXISTS " + of(table));
  }

  private static List<String> each(Function<LedgerTable, String> statement) {
    return Arrays.stream(LedgerTable.values()).map(statement).toList();
  }
}
