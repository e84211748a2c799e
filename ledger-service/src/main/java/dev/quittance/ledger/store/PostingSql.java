package dev.quittance.ledger.store;

import dev.quittance.ledger.core.fold.Position;
import java.util.Locale;

/** SQL for the postings of a journal entry, which have no index on their positions (ADR 0012). */
public final class PostingSql {

  private PostingSql() {}

  /**
   * A lateral item of a FROM clause, with all columns: the postings of entry {@code e} of
   * transaction {@code t}. Each of them is to or from the buyer, in the order's currency or another
   * one, at the entry's time. A receipt's buyer is its unallocated account.
   */
  public static String ofEntry(GenerationTables tables) {
    return "LATERAL (%s UNION ALL %s)"
        .formatted(side(tables, "debit_account"), side(tables, "credit_account"));
  }

  private static String side(GenerationTables tables, String account) {
    return String.format(
        Locale.ROOT,
        """
        SELECT *
          FROM %s
         WHERE %s = ANY (t.buyer || t.other_buyers) AND occurred_at = e.occurred_at
           AND position BETWEEN e.position AND e.position + %d\
        """,
        tables.posting(),
        account,
        Position.MAX_LINE);
  }
}
