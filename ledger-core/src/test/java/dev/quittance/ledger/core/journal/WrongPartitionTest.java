package dev.quittance.ledger.core.journal;

import static dev.quittance.ledger.core.sample.Sample.authorized;
import static dev.quittance.ledger.core.sample.Sample.cny;
import static dev.quittance.ledger.core.sample.Sample.discarded;
import static dev.quittance.ledger.core.sample.Sample.failed;
import static dev.quittance.ledger.core.sample.Sample.placed;
import static dev.quittance.ledger.core.sample.Sample.retried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.Ids;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.ledger.core.sample.Sample;
import dev.quittance.ledger.core.simulation.Batch;
import dev.quittance.ledger.core.simulation.SimulatedRecord;
import dev.quittance.ledger.core.simulation.StoredPartition;
import dev.quittance.ledger.core.simulation.WorkloadRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records under an order's key in another partition than the order's: parked, each alone. */
class WrongPartitionTest {

  private static final String ORDER = Sample.id(Ids.ORDER, 1);
  private static final int COUNT = 3;
  private static final LogPartition HOME =
      new LogPartition(LogPartition.of(ORDER.getBytes(StandardCharsets.UTF_8), COUNT), COUNT);
  private static final LogPartition ELSEWHERE =
      new LogPartition((HOME.number() + 1) % COUNT, COUNT);

  private final List<SimulatedRecord> log = new ArrayList<>();

  @Test
  void aStrayIsParkedWhateverItIsAndNothingWaitsBehindIt() {
    unreadable();
    event(placed(1, cny(1000)));
    event(authorized(1, 1, cny(1000), 50));

    assertThat(parked(ELSEWHERE))
        .containsExactly("0 WRONG_PARTITION", "1 WRONG_PARTITION", "2 WRONG_PARTITION");
    assertThat(consumed(ELSEWHERE).journal()).isEmpty();
    assertThat(parked(HOME))
        .containsExactly("0 NOT_A_CLOUD_EVENT", "1 PARKED_BEHIND", "2 PARKED_BEHIND");
  }

  @Test
  void eachStrayIsDiscardedByItsPlaceAndByNoOrdersDecision() {
    unreadable();
    event(failed(1, 1));
    event(discarded(1, 0));
    event(retried(1, 1));
    event(discard(ELSEWHERE, 1));
    event(discard(HOME, 0));

    assertThat(parked(ELSEWHERE))
        .containsExactly("0 WRONG_PARTITION", "2 WRONG_PARTITION", "3 WRONG_PARTITION");
    assertThat(consumed(ELSEWHERE).digest().decisions())
        .containsExactly("1 discarded at 4 by anna: a test");
  }

  @Test
  void whatIsInAnOrdersWayIsNotDiscardedByItsPlaceAlone() {
    unreadable();
    event(discard(HOME, 0));

    assertThat(parked(HOME)).containsExactly("0 NOT_A_CLOUD_EVENT");
  }

  @Test
  void aRecordUnderNoOrdersKeyIsDiscardedOnce() {
    log.add(
        new SimulatedRecord(
            WorkloadRecord.garbage(RefusalCode.NOT_A_CLOUD_EVENT, 0, null, List.of(), null),
            log.size()));
    event(discard(HOME, 0));
    event(discard(HOME, 0));

    assertThat(parked(HOME)).isEmpty();
    assertThat(consumed(HOME).digest().decisions())
        .containsExactly("0 discarded at 1 by anna: a test");
  }

  private static ParkedRecordDiscarded discard(LogPartition partition, long offset) {
    return ParkedRecordDiscarded.at(partition.number(), offset, Sample.SERVICE, "anna", "a test");
  }

  private void unreadable() {
    byte[] key = ORDER.getBytes(StandardCharsets.UTF_8);
    log.add(
        new SimulatedRecord(
            WorkloadRecord.garbage(RefusalCode.NOT_A_CLOUD_EVENT, 0, key, List.of(), null),
            log.size()));
  }

  private void event(Event event) {
    log.add(
        new SimulatedRecord(WorkloadRecord.of(0, Sample.envelope(log.size(), event)), log.size()));
  }

  private List<String> parked(LogPartition partition) {
    return consumed(partition).parked().values().stream()
        .map(p -> p.offset() + " " + p.reason())
        .toList();
  }

  /** Whole, and record by record: the same. */
  private StoredPartition consumed(LogPartition partition) {
    StoredPartition whole = new StoredPartition(partition);
    whole.commit(new Batch(whole, Sample.SERVICE, log));
    StoredPartition pieces = new StoredPartition(partition);
    log.forEach(one -> pieces.commit(new Batch(pieces, Sample.SERVICE, List.of(one))));
    assertThat(pieces.digest()).isEqualTo(whole.digest());
    return whole;
  }
}
