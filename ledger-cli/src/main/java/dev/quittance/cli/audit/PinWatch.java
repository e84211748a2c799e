package dev.quittance.cli.audit;

import dev.quittance.cli.response.ChainHeads.Head;
import dev.quittance.ledger.core.journal.Chain;
import java.util.HexFormat;

/** Watches a partition's chain go by and keeps the head at the offset that was pinned. */
final class PinWatch {

  private final Head pinned;
  private byte[] hash = new byte[Chain.HASH_BYTES];
  private long entries;

  PinWatch(Head pinned) {
    this.pinned = pinned;
  }

  void posted(long offset, byte[] head) {
    if (offset < pinned.nextOffset()) {
      hash = head;
      entries++;
    }
  }

  /**
   * @param end how far the partition was folded
   */
  PinnedCheck check(long end) {
    return new PinnedCheck(
        pinned,
        new Head(
            pinned.partition(),
            Math.min(end, pinned.nextOffset()),
            entries,
            HexFormat.of().formatHex(hash)));
  }
}
