package dev.quittance.ledger.query.snapshot;

import dev.quittance.ledger.core.fold.TransactionStatus;

/** SQL for the status that the transaction of alias {@code t} had. */
public final class StatusSql {

  public static final int PLACED = TransactionStatus.PLACED.ordinal();

  private StatusSql() {}

  /**
   * A lateral item of a FROM clause: {@code status} of the last entry that counts; no row if none
   * does. Most transactions have their last entry within and are not looked into; the others are
   * walked back from entry to entry by their positions.
   */
  public static String lastCovered(Snapshot snapshot) {
    if (snapshot.coverage().isWhole()) {
      return "LATERAL (SELECT t.status)";
    }
    return """
    LATERAL (
      SELECT t.status WHERE %2$s
      UNION ALL
      (WITH RECURSIVE back AS (
         SELECT j.position, j.previous, j.occurred_at, j.status
           FROM %1$s AS j
          WHERE j.position = t.last_position AND NOT %2$s
         UNION ALL
         SELECT j.position, j.previous, j.occurred_at, j.status
           FROM back
           JOIN %1$s AS j ON j.position = back.previous
          WHERE NOT %3$s)
       SELECT back.status FROM back WHERE %3$s))\
    """
        .formatted(
            snapshot.tables().journalEntry(),
            snapshot.coverage().coversLast("t"),
            snapshot.coverage().covers("back"));
  }
}
