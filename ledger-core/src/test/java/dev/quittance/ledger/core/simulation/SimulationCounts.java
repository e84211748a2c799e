package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.RefusalCode;
import dev.quittance.ledger.core.fold.TransactionStatus;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What a simulation went through: one that meets nothing proves nothing. */
final class SimulationCounts {

  int appended;
  int committed;
  int crashed;
  int fenced;
  int posted;
  int released;
  int laterSteps;
  final Map<TransactionStatus, Integer> statuses = new EnumMap<>(TransactionStatus.class);
  final Map<RefusalCode, Integer> parked = new EnumMap<>(RefusalCode.class);

  void stored(StoredPartition stored) {
    posted += stored.journal().size();
    released += stored.digest().decisions().size();
    laterSteps +=
        Math.toIntExact(stored.journal().stream().filter(e -> e.position().step() > 0).count());
    stored.transactions().values().forEach(t -> statuses.merge(t.status(), 1, Integer::sum));
    stored.parked().values().forEach(p -> parked.merge(p.reason(), 1, Integer::sum));
  }

  void add(SimulationCounts other) {
    appended += other.appended;
    committed += other.committed;
    crashed += other.crashed;
    fenced += other.fenced;
    posted += other.posted;
    released += other.released;
    laterSteps += other.laterSteps;
    other.statuses.forEach((status, count) -> statuses.merge(status, count, Integer::sum));
    other.parked.forEach((reason, count) -> parked.merge(reason, count, Integer::sum));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        ("%d appended, %d batches committed, %d crashed, %d fenced; %d posted, %d released,"
            + " %d at a later step; %s; parked %s"),
        appended,
        committed,
        crashed,
        fenced,
        posted,
        released,
        laterSteps,
        statuses,
        parked);
  }
}
