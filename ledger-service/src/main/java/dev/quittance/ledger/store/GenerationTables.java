package dev.quittance.ledger.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The tables of one generation. They are made detached, loaded, indexed, and only then attached to
 * the tables that readers know, so that no reader waits for a load. All that changes their shape is
 * a function of their owner ({@code V10__generations_by_owner.sql}).
 *
 * @param number the generation
 */
public record GenerationTables(int number) {

  /** By name, the longest to make first. */
  private static final List<String> INDEXES =
      List.of(
          "posting_by_debit",
          "posting_by_credit",
          "entry_by_position",
          "transaction_by_order",
          "transaction_by_buyer",
          "transaction_by_supplier",
          "transaction_by_time",
          "balance_by_account");

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

  /** Statements that index the tables; independent of each other. */
  public List<String> index() {
    return INDEXES.stream().map(name -> call("SELECT index_generation(%d, '%s')", name)).toList();
  }

  public String attach() {
    return call("SELECT attach_generation(%d)");
  }

  public List<String> analyze() {
    return each(table -> call("SELECT analyze_generation(%d, '%s')", table.parent()));
  }

  /** Statements that remove the tables, attached or not. */
  List<String> drop() {
    return each(table -> call("SELECT drop_generation_table(%d, '%s')", table.parent()));
  }

  /** A statement about this generation. */
  String call(String function, Object... more) {
    Object[] arguments = new Object[more.length + 1];
    arguments[0] = number;
    System.arraycopy(more, 0, arguments, 1, more.length);
    return String.format(Locale.ROOT, function, arguments);
  }

  private static List<String> each(Function<LedgerTable, String> statement) {
    return Arrays.stream(LedgerTable.values()).map(statement).toList();
  }
}
