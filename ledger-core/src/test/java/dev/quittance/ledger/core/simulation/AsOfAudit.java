package dev.quittance.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.ledger.core.checkpoint.AsOfPlan;
import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.checkpoint.Line;
import dev.quittance.ledger.core.checkpoint.LineSums;
import dev.quittance.ledger.core.checkpoint.Span;
import dev.quittance.ledger.core.checkpoint.Totals;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.journal.JournalEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Totals of the past from checkpoints and the rest, beside those of a replay up to there. */
final class AsOfAudit {

  private AsOfAudit() {}

  static void pastTotalsAreThoseOfTheNaiveLedger(
      StoredPartition stored,
      List<SimulatedRecord> consumed,
      Function<List<SimulatedRecord>, NaiveLedger> naive,
      Random random) {
    long end =
        random.nextBoolean() ? stored.nextOffset() : random.nextLong(stored.nextOffset() + 1);
    Long time = random.nextInt(3) == 0 ? null : moment(stored, random);
    NaiveLedger replayed = naive.apply(consumed.stream().filter(r -> r.offset() < end).toList());
    Map<String, String> balances =
        time == null
            ? replayed.balances()
            : replayed.balancesBy(Instant.EPOCH.plus(time, ChronoUnit.MICROS));
    assertThat(totals(stored, end, time, random).text())
        .as("totals before offset %s at %s", end, time)
        .isEqualTo(totals(balances).text());
  }

  private static Long moment(StoredPartition stored, Random random) {
    List<JournalEntry> journal = stored.journal();
    return journal.isEmpty()
        ? 0
        : journal.get(random.nextInt(journal.size())).occurredAtMicros() - random.nextInt(2);
  }

  private static Totals totals(
      StoredPartition stored, long end, @Nullable Long time, Random random) {
    List<Checkpoint> checkpoints = thinned(stored.checkpoints(), random);
    Map<Long, Totals> known = new HashMap<>(Map.of(0L, Totals.NONE));
    checkpoints.forEach(one -> known.put(one.nextOffset(), one.totals()));
    AsOfPlan plan = AsOfPlan.of(segments(stored, checkpoints), partition -> end, time);
    Totals totals = Totals.NONE;
    for (AsOfPlan.Stretch one : plan.whole()) {
      Totals to =
          known.getOrDefault(
              one.to(), one.to() == stored.nextOffset() ? stored.running().totals() : Totals.NONE);
      totals = totals.plus(to).minus(Objects.requireNonNull(known.get(one.from())));
    }
    for (AsOfPlan.Stretch one : plan.rest()) {
      totals = totals.plus(sum(stored, one, time));
    }
    return totals;
  }

  /** Some of them, each with the span since the one before that was kept. */
  private static List<Checkpoint> thinned(List<Checkpoint> all, Random random) {
    List<Checkpoint> kept = new ArrayList<>();
    Span since = Span.NONE;
    int gap = 1 + random.nextInt(4);
    for (int i = 0; i < all.size(); i++) {
      Checkpoint one = all.get(i);
      since = since.with(one.since());
      if (i % gap == 0 || i == all.size() - 1) {
        kept.add(
            new Checkpoint(
                one.partition(),
                one.nextOffset(),
                one.entries(),
                one.chainHash(),
                one.totals(),
                since));
        since = Span.NONE;
      }
    }
    return kept;
  }

  private static List<AsOfPlan.Segment> segments(
      StoredPartition stored, List<Checkpoint> checkpoints) {
    List<AsOfPlan.Segment> segments = new ArrayList<>();
    long from = 0;
    for (Checkpoint one : checkpoints) {
      segments.add(new AsOfPlan.Segment(one.partition(), from, one.nextOffset(), one.since()));
      from = one.nextOffset();
    }
    segments.add(
        new AsOfPlan.Segment(
            stored.partition(), from, stored.nextOffset(), stored.running().since()));
    return segments;
  }

  private static Totals sum(StoredPartition stored, AsOfPlan.Stretch rest, @Nullable Long time) {
    Map<Position, TransactionStatus> statuses = new HashMap<>();
    TreeMap<Line, LineSums> sums = new TreeMap<>();
    for (JournalEntry entry : stored.journal()) {
      statuses.put(entry.position(), entry.status());
      long offset = entry.position().offset();
      if (offset < rest.from()
          || offset >= rest.to()
          || (time != null && entry.occurredAtMicros() > time)) {
        continue;
      }
      entry
          .postings()
          .forEach(posting -> {
            long amount = posting.amountMinor();
            add(sums, Line.of(posting.debit()), new LineSums(amount, 0, 0, 0));
            add(sums, Line.of(posting.credit()), new LineSums(0, amount, 0, 0));
          });
      Transaction its = Objects.requireNonNull(stored.transactions().get(entry.orderId()));
      long change =
          its.totalMinor()
              * (isPending(entry.status())
                  - isPending(entry.previous() == null ? null : statuses.get(entry.previous())));
      add(sums, Line.of(its.buyer()), new LineSums(0, 0, change, 0));
      add(sums, Line.of(its.supplier()), new LineSums(0, 0, 0, change));
    }
    return new Totals(sums);
  }

  private static int isPending(@Nullable TransactionStatus status) {
    return status == TransactionStatus.PLACED ? 1 : 0;
  }

  private static void add(Map<Line, LineSums> sums, Line line, LineSums more) {
    sums.merge(line, more, LineSums::plus);
  }

  /** The naive ledger's accounts, by line. */
  private static Totals totals(Map<String, String> balances) {
    TreeMap<Line, LineSums> sums = new TreeMap<>();
    balances.forEach((account, text) -> {
      String[] parts = account.split(" ", -1);
      String[] figures = text.split("[ /]", -1);
      add(
          sums,
          new Line(parts[0].replaceFirst("^(buyer|supplier):.*", "$1:*"), parts[1]),
          new LineSums(
              Long.parseLong(figures[1]),
              Long.parseLong(figures[2]),
              Long.parseLong(figures[4]),
              Long.parseLong(figures[5])));
    });
    return new Totals(sums);
  }
}
