package dev.quittance.ledger.replay.run;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.core.journal.PartitionHead;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a finished verify has proven: up to these heads the ledger was what the log says.
 *
 * @param replay the verify
 * @param since the proof it began at; null if it went through the whole log
 * @param generation the ledger's
 * @param digestKey of the balances' digests
 * @param heads by partition
 */
public record Proof(
    UUID replay,
    @Nullable UUID since,
    int generation,
    Instant provenAt,
    long digestKey,
    SortedMap<Integer, Head> heads) {

  /**
   * A partition.
   *
   * @param balanceDigest the sum of hashes of its balances
   */
  public record Head(PartitionHead head, long balanceDigest) {}

  public Proof {
    heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
  }

  /** The verify's id as clients know it. */
  public String name() {
    return Ids.of(Replay.ID_PREFIX, replay);
  }

  /** The proven head of a partition; its beginning if nothing was there. */
  public PartitionHead head(int partition) {
    Head head = heads.get(partition);
    return head == null ? PartitionHead.start(partition) : head.head();
  }

  public long balanceDigest(int partition) {
    Head head = heads.get(partition);
    return head == null ? 0 : head.balanceDigest();
  }
}
