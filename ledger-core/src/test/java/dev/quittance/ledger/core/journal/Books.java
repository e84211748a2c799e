package dev.quittance.ledger.core.journal;

import dev.quittance.contract.Event;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.ledger.core.sample.Sample;
import dev.quittance.ledger.core.simulation.Batch;
import dev.quittance.ledger.core.simulation.Digest;
import dev.quittance.ledger.core.simulation.SimulatedRecord;
import dev.quittance.ledger.core.simulation.StoredPartition;
import dev.quittance.ledger.core.simulation.WorkloadRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A partition being written and read: record n is at offset n and, an event, has the id n. */
final class Books {

  /** The only one, so that every order belongs here. */
  static final LogPartition HERE = new LogPartition(0, 1);

  private static final int PARTITION = 0;

  private final List<SimulatedRecord> log = new ArrayList<>();

  Books event(Event event) {
    return append(WorkloadRecord.of(PARTITION, Sample.envelope(log.size(), event)));
  }

  /** The record at an offset once more, at the next offset. */
  Books again(int offset) {
    SimulatedRecord before = log.get(offset);
    return append(WorkloadRecord.of(PARTITION, Objects.requireNonNull(before.published())));
  }

  Books unreadable(@Nullable String key) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return append(
        WorkloadRecord.garbage(RefusalCode.NOT_A_CLOUD_EVENT, PARTITION, bytes, List.of(), null));
  }

  private Books append(WorkloadRecord appended) {
    log.add(new SimulatedRecord(appended, log.size()));
    return this;
  }

  List<SimulatedRecord> log() {
    return log;
  }

  /** All of it consumed into one book. */
  StoredPartition consumed() {
    return consumed(log.size());
  }

  /** Consumed by one book, closed before an offset, and into another from there. */
  StoredPartition consumed(int closedBefore) {
    StoredPartition stored = new StoredPartition(HERE);
    stored.commit(new Batch(stored, Sample.SERVICE, log.subList(0, closedBefore)));
    stored.commit(new Batch(stored, Sample.SERVICE, log.subList(closedBefore, log.size())));
    return stored;
  }

  Digest digest() {
    return consumed().digest();
  }

  /** Where entries are and what they are about: {@code offset.step status}. */
  List<String> journal() {
    return consumed().journal().stream()
        .map(e -> e.position().offset() + "." + e.position().step() + " " + e.status())
        .collect(Collectors.toList());
  }

  /** What is parked: {@code offset reason}. */
  List<String> parked() {
    return consumed().parked().values().stream()
        .map(p -> p.offset() + " " + p.reason())
        .collect(Collectors.toList());
  }
}
