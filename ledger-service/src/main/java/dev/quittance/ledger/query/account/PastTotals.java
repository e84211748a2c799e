package dev.quittance.ledger.query.account;

import dev.quittance.ledger.core.checkpoint.AsOfPlan;
import dev.quittance.ledger.core.checkpoint.AsOfPlan.Stretch;
import dev.quittance.ledger.core.checkpoint.Line;
import dev.quittance.ledger.core.checkpoint.LineSums;
import dev.quittance.ledger.core.checkpoint.Totals;
import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.query.snapshot.Coverage;
import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.query.snapshot.StatusSql;
import dev.quittance.ledger.store.CheckpointStore;
import dev.quittance.ledger.store.CheckpointStore.Place;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.PartitionHeads;
import dev.quittance.ledger.store.PostingSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The trial balance's sums as of the past, from checkpoints and the entries between them that count
 * in part (ADR 0064).
 */
final class PastTotals {

  /** So many single entries are looked at however short the ledger is. */
  private static final long FEW_ENTRIES = 20_000;

  /** One entry that is looked up costs about as much as so many of all that are summed up. */
  private static final long LOOKED_UP = 8;

  /** Entries are looked up by indexes: a plan that reads a table for some of its rows is slower. */
  private static final String BY_INDEX =
      """
      SET LOCAL enable_seqscan = off;
      SET LOCAL enable_hashjoin = off;
      SET LOCAL enable_mergejoin = off;
      SET LOCAL jit = off\
      """;

  private PastTotals() {}

  /** Empty if summing up all entries takes less, or the generation does not know its totals. */
  static Optional<Totals> of(Snapshot snapshot) throws SQLException {
    if (!PartitionHeads.knowTotals(snapshot.connection(), snapshot.tables())) {
      return Optional.empty();
    }
    Coverage coverage = snapshot.coverage();
    Instant time = coverage.time();
    List<AsOfPlan.Segment> segments =
        CheckpointStore.segments(snapshot.connection(), snapshot.tables());
    AsOfPlan plan =
        AsOfPlan.of(segments, coverage.offsets()::at, time == null ? null : Micros.of(time));
    long entries = segments.stream().mapToLong(one -> one.span().entries()).sum();
    if (plan.restEntries() > Math.max(FEW_ENTRIES, entries / LOOKED_UP)) {
      return Optional.empty();
    }
    return Optional.of(whole(snapshot, plan.whole()).plus(rest(snapshot, plan.rest())));
  }

  private static Totals whole(Snapshot snapshot, List<Stretch> stretches) throws SQLException {
    Set<Place> places = new HashSet<>();
    for (Stretch one : stretches) {
      places.add(new Place(one.partition(), one.from()));
      places.add(new Place(one.partition(), one.to()));
    }
    places.removeIf(place -> place.nextOffset() == 0);
    if (places.isEmpty()) {
      return Totals.NONE;
    }
    Map<Place, Totals> known =
        CheckpointStore.totals(snapshot.connection(), snapshot.tables(), places);
    Totals totals = Totals.NONE;
    for (Stretch one : stretches) {
      totals = totals.plus(at(known, one.partition(), one.to()));
      totals = totals.minus(at(known, one.partition(), one.from()));
    }
    return totals;
  }

  private static Totals at(Map<Place, Totals> known, int partition, long offset) {
    return offset == 0
        ? Totals.NONE
        : Objects.requireNonNull(known.get(new Place(partition, offset)));
  }

  private static Totals rest(Snapshot snapshot, List<Stretch> stretches) throws SQLException {
    if (stretches.isEmpty()) {
      return Totals.NONE;
    }
    SortedMap<Line, LineSums> sums = new TreeMap<>();
    try (Statement select = snapshot.connection().createStatement()) {
      select.execute(BY_INDEX);
      try (ResultSet row = select.executeQuery(restSql(snapshot, stretches))) {
        while (row.next()) {
          sums.put(
              new Line(row.getString(1), row.getString(2)),
              new LineSums(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)));
        }
      }
    }
    return new Totals(sums);
  }

  /**
   * What each entry moved, and how it changed what is pending: an order is pending while its last
   * entry says PLACED.
   */
  private static String restSql(Snapshot snapshot, List<Stretch> stretches) {
    GenerationTables tables = snapshot.tables();
    return String.format(
        Locale.ROOT,
        """
        WITH e AS MATERIALIZED (%1$s),
             moved AS (
               SELECT p.debit_account, p.credit_account, p.amount
                 FROM e
                 JOIN %3$s AS t ON t.order_id = e.order_id,
                      %4$s AS p),
             pending AS (
               SELECT t.buyer, t.supplier,
                      t.total * ((e.status = %5$d)::int - (b.status IS NOT DISTINCT FROM %5$d)::int)
                      AS change
                 FROM e
                 JOIN %3$s AS t ON t.order_id = e.order_id
                 LEFT JOIN %2$s AS b ON b.position = e.previous),
             sums AS (
               SELECT debit_account AS account, amount AS debits, 0 AS credits, 0 AS owed, 0 AS due
                 FROM moved
                UNION ALL
               SELECT credit_account, 0, amount, 0, 0 FROM moved
                UNION ALL
               SELECT buyer, 0, 0, change, 0 FROM pending WHERE change <> 0
                UNION ALL
               SELECT supplier, 0, 0, 0, change FROM pending WHERE change <> 0),
             by_account AS MATERIALIZED (
               SELECT account, sum(debits) AS debits, sum(credits) AS credits, sum(owed) AS owed,
                      sum(due) AS due
                 FROM sums
                GROUP BY account)
        SELECT CASE WHEN a.path LIKE 'buyer:%%' THEN 'buyer:*'
                    WHEN a.path LIKE 'supplier:%%' THEN 'supplier:*'
                    ELSE a.path END,
               a.currency, sum(s.debits), sum(s.credits), sum(s.owed), sum(s.due)
          FROM by_account AS s
          JOIN account AS a ON a.id = s.account
         GROUP BY 1, 2
        """,
        stretches.stream()
            .map(one -> entriesSql(snapshot, one))
            .collect(Collectors.joining(" UNION ALL ")),
        tables.journalEntry(),
        tables.transaction(),
        PostingSql.ofEntry(tables),
        StatusSql.PLACED);
  }

  private static String entriesSql(Snapshot snapshot, Stretch stretch) {
    return String.format(
        Locale.ROOT,
        """
        SELECT j.position, j.previous, j.occurred_at, j.status, j.order_id
          FROM %s AS j
         WHERE j.position >= %d AND j.position < %d AND %s\
        """,
        snapshot.tables().journalEntry(),
        Position.of(stretch.partition(), stretch.from()).number(),
        Position.of(stretch.partition(), stretch.to()).number(),
        snapshot.coverage().covers("j"));
  }
}
