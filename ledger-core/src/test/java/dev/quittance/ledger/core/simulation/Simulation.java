package dev.quittance.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.journal.BookMemory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Publishers, ops and the owners of partitions, one random step after another. A crash loses what
 * was not committed, which is then delivered again; an owner that lost its partition in a rebalance
 * tries to commit what the new owner has committed already.
 */
final class Simulation {

  private static final int PARTITIONS = 3;
  private static final String SERVICE = "ledger-service";

  /**
   * Of all replays: each finds what the ones before, of any partition, left in it, until that is
   * more than 60 accounts.
   */
  private final BookMemory memory = new BookMemory(1, 60);

  private final long seed;
  private final Random random;
  private final Workload workload;
  private final SimulatedLog log = new SimulatedLog(PARTITIONS);
  private final List<StoredPartition> store = new ArrayList<>();
  private final SimulationCounts counts = new SimulationCounts();

  Simulation(long seed) {
    this.seed = seed;
    this.random = new Random(~seed);
    this.workload = new Workload(seed, PARTITIONS, SERVICE);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      store.add(new StoredPartition(new LogPartition(partition, PARTITIONS)));
    }
  }

  SimulationCounts run(int steps) {
    for (int step = 0; step < steps; step++) {
      try {
        step();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            String.format(
                Locale.ROOT,
                "step %d of seed %d; again with -Dquittance.sim.seed=%d",
                step,
                seed,
                seed),
            e);
      }
    }
    store.forEach(counts::stored);
    return counts;
  }

  private void step() {
    List<ParkedAt> parked = store.stream().flatMap(p -> p.parkedAt().stream()).toList();
    for (int i = random.nextInt(8); i > 0; i--) {
      log.append(workload.next(parked), random);
      counts.appended++;
    }
    StoredPartition stored = store.get(random.nextInt(PARTITIONS));
    Batch batch = poll(stored);
    switch (random.nextInt(8)) {
      case 0 -> {
        counts.crashed++;
        return;
      }
      case 1 -> {
        Batch newOwners = poll(stored);
        commit(stored, newOwners);
        boolean nothingToFence = newOwners.next == newOwners.from;
        assertThat(stored.commit(batch)).as("a fenced owner commits").isEqualTo(nothingToFence);
        counts.fenced++;
      }
      default -> commit(stored, batch);
    }
    check(stored);
  }

  private Batch poll(StoredPartition stored) {
    int max = random.nextInt(10) == 0 ? 500 : 1 + random.nextInt(12);
    return new Batch(stored, SERVICE, log.poll(stored.partition(), stored.nextOffset(), max));
  }

  private void commit(StoredPartition stored, Batch batch) {
    assertThat(stored.commit(batch)).isTrue();
    counts.committed++;
  }

  private void check(StoredPartition stored) {
    List<SimulatedRecord> consumed =
        log.records(stored.partition()).stream()
            .filter(r -> r.offset() < stored.nextOffset())
            .toList();
    Audit.agreesWithTheNaiveLedger(
        stored, new NaiveLedger(SERVICE, stored.partition(), PARTITIONS, consumed));
    Audit.balancesSumToZero(stored);
    Audit.refundsStayWithinWhatWasAuthorized(stored);
    Audit.journalIsOneChain(stored);
    AsOfAudit.pastTotalsAreThoseOfTheNaiveLedger(
        stored,
        consumed,
        records -> new NaiveLedger(SERVICE, stored.partition(), PARTITIONS, records),
        random);
    StoredPartition replayed = new StoredPartition(stored.here());
    replayed.commit(new Batch(replayed, SERVICE, consumed, memory));
    assertThat(stored.digest()).as("live = replay").isEqualTo(replayed.digest());
    assertThat(lines(stored.checkpoints()))
        .as("checkpoints, however records came")
        .isEqualTo(lines(replayed.checkpoints()));
  }

  /** All of each: a comparison by reflection would take longer than all other checks together. */
  private static List<String> lines(List<Checkpoint> checkpoints) {
    return checkpoints.stream()
        .map(one ->
            (one.partition() + " " + one.nextOffset() + " " + one.entries() + " ")
                + HexFormat.of().formatHex(one.chainHash())
                + (" " + one.totals().text() + " " + one.since()))
        .toList();
  }
}
