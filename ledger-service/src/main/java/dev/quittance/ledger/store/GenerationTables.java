package dev.quittance.ledger.store;

import java.util.List;
import java.util.Locale;

/**
 * The tables of one generation. They are made detached, loaded, indexed, and only then attached to
 * the tables that readers know, so that no reader waits for a load.
 *
 * @param number the generation
 */
public record GenerationTables(int number) {

  private static final List<String> PARENTS =
      List.of("journal_entry", "posting", "balance", "transaction");

  public String journalEntry() {
    return "journal_entry_g" + number;
  }

  public String posting() {
    return "posting_g" + number;
  }

  public String balance() {
    return "balance_g" + number;
  }

  public String transaction() {
    return "transaction_g" + number;
  }

  /** Statements that make the tables, without indexes. */
  public List<String> create() {
    return PARENTS.stream()
        .map(parent ->
            String.format(
                Locale.ROOT,
                "CREATE TABLE %1$s_g%2$d (LIKE %1$s INCLUDING CONSTRAINTS) WITH (fillfactor = %3$d)",
                parent,
                number,
                fillFactor(parent)))
        .toList();
  }

  /** Room on the page for rows that are updated in place; journal and postings never are. */
  private static int fillFactor(String parent) {
    return parent.equals("balance") || parent.equals("transaction") ? 85 : 100;
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
    return PARENTS.stream()
        .map(parent ->
            String.format(Locale.ROOT, "ALTER TABLE %1$s_g%2$d INHERIT %1$s", parent, number))
        .toList();
  }

  public List<String> analyze() {
    return PARENTS.stream()
        .map(parent -> String.format(Locale.ROOT, "ANALYZE %s_g%d", parent, number))
        .toList();
  }

  /** Statements that remove the tables, attached or not. */
  public List<String> drop() {
    return PARENTS.stream()
        .map(parent -> String.format(Locale.ROOT, "DROP TABLE IF EXISTS %s_g%d", parent, number))
        .toList();
  }
}
