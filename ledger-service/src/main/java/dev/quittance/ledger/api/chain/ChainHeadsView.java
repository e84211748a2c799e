package dev.quittance.ledger.api.chain;

import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.query.snapshot.SnapshotAnswer;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The heads of the hash chains, for those who pin them and need not trust the ledger. */
@Schema(name = "ChainHeads")
record ChainHeadsView(
    @Schema(examples = "quittance.order-events.v1") String topic, List<Head> heads, AsOfView asOf) {

  /** The head of a partition's chain: SHA-256 over all its entries before the offset. */
  @Schema(name = "ChainHead")
  record Head(
      int partition,
      @Schema(examples = "123") long nextOffset,
      @Schema(examples = "120") long entries,
      @Schema(examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
          String chainHash) {

    static Head of(PartitionHead head) {
      return new Head(
          head.partition(),
          head.nextOffset(),
          head.entries(),
          HexFormat.of().formatHex(head.chainHash()));
    }
  }

  static ChainHeadsView of(String topic, SnapshotAnswer<List<PartitionHead>> found) {
    return new ChainHeadsView(
        topic, found.answer().stream().map(Head::of).toList(), AsOfView.of(found));
  }
}
