package dev.quittance.ledger.query.account;

import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.query.snapshot.StatusSql;
import java.util.Locale;

/**
 * SQL for the balances of the account of alias {@code a}, as a lateral item of a FROM clause with
 * the columns {@code posted_debits, posted_credits, pending_debits, pending_credits} and {@code
 * touched}: whether anything ever happened to the account.
 */
final class BalanceSql {

  private BalanceSql() {}

  static String ofAccount(Snapshot snapshot) {
    return snapshot.coverage().isWhole() ? stored(snapshot) : summed(snapshot);
  }

  private static String stored(Snapshot snapshot) {
    return """
    (SELECT coalesce(sum(b.posted_debits), 0) AS posted_debits,
            coalesce(sum(b.posted_credits), 0) AS posted_credits,
            coalesce(sum(b.pending_debits), 0) AS pending_debits,
            coalesce(sum(b.pending_credits), 0) AS pending_credits,
            count(*) > 0 AS touched
       FROM %s AS b
      WHERE b.account = a.id)\
    """
        .formatted(snapshot.tables().balance());
  }

  private static String summed(Snapshot snapshot) {
    return """
    (SELECT debit.sum AS posted_debits, credit.sum AS posted_credits,
            owed.pending AS pending_debits, due.pending AS pending_credits,
            debit.count + credit.count + owed.count + due.count > 0 AS touched
       FROM %s AS debit, %s AS credit, %s AS owed, %s AS due)\
    """
        .formatted(
            posted(snapshot, "debit_account"),
            posted(snapshot, "credit_account"),
            pending(snapshot, "buyer"),
            pending(snapshot, "supplier"));
  }

  private static String posted(Snapshot snapshot, String side) {
    return """
    (SELECT coalesce(sum(p.amount), 0) AS sum, count(*) AS count
       FROM %s AS p
      WHERE p.%s = a.id AND %s)\
    """
        .formatted(snapshot.tables().posting(), side, snapshot.coverage().covers("p"));
  }

  private static String pending(Snapshot snapshot, String party) {
    return String.format(
        Locale.ROOT,
        """
        (SELECT coalesce(sum(t.total) FILTER (WHERE e.status = %d), 0) AS pending,
                count(*) AS count
           FROM %s AS t, %s AS e
          WHERE t.%s = a.id AND %s)\
        """,
        StatusSql.PLACED,
        snapshot.tables().transaction(),
        StatusSql.lastCovered(snapshot),
        party,
        snapshot.coverage().mayCover("t"));
  }
}
