package dev.quittance.ledger.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Partitions of records, with the gaps between offsets that transactions leave in real ones. */
final class SimulatedLog {

  private final List<List<SimulatedRecord>> partitions = new ArrayList<>();

  SimulatedLog(int partitions) {
    for (int i = 0; i < partitions; i++) {
      this.partitions.add(new ArrayList<>());
    }
  }

  void append(WorkloadRecord appended, Random random) {
    List<SimulatedRecord> records = partitions.get(appended.partition());
    long next = records.isEmpty() ? 0 : records.getLast().offset() + 1;
    long gap = random.nextInt(50) == 0 ? 1 + random.nextInt(3) : 0;
    boolean forged = appended.envelope() != null && random.nextInt(60) == 0;
    records.add(
        forged
            ? SimulatedRecord.forged(appended, next + gap)
            : new SimulatedRecord(appended, next + gap));
  }

  List<SimulatedRecord> records(int partition) {
    return partitions.get(partition);
  }

  /** Records from an offset on, at most so many. */
  List<SimulatedRecord> poll(int partition, long from, int max) {
    return records(partition).stream().filter(r -> r.offset() >= from).limit(max).toList();
  }
}
