package dev.quittance.ledger.replay.compare;

import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.checkpoint.Running;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.replay.run.ReplayReport.Difference;
import dev.quittance.ledger.store.CheckpointStore;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Partitions whose chains, or sums at a place in the log, are different. */
final class HeadDifferences {

  private HeadDifferences() {}

  static List<Difference> between(
      Map<Integer, PartitionHead> expected, Map<Integer, PartitionHead> stored) {
    TreeSet<Integer> partitions = new TreeSet<>(expected.keySet());
    partitions.addAll(stored.keySet());
    List<Difference> differing = new ArrayList<>();
    for (Integer partition : partitions) {
      Map<String, String> mine = fields(expected, partition);
      Map<String, String> theirs = fields(stored, partition);
      if (!mine.equals(theirs)) {
        differing.add(new Difference("chain head", partition, mine, theirs));
      }
      Running sums = running(expected, partition);
      Running storedSums = running(stored, partition);
      // A generation of before does not know its totals.
      if (sums != null && storedSums != null && !sums.totals().equals(storedSums.totals())) {
        differing.add(
            new Difference(
                "totals at the head",
                partition,
                Map.of("totals", sums.totals().text()),
                Map.of("totals", storedSums.totals().text())));
      }
    }
    return differing;
  }

  private static @Nullable Running running(Map<Integer, PartitionHead> heads, Integer partition) {
    return heads.getOrDefault(partition, PartitionHead.start(partition)).running();
  }

  /**
   * Stored checkpoints that are not what the log says.
   *
   * @param expected by place, where the log has an event
   */
  static List<Difference> between(
      Map<CheckpointStore.Place, Checkpoint> expected, List<Checkpoint> stored) {
    List<Difference> differing = new ArrayList<>();
    for (Checkpoint one : stored) {
      Checkpoint mine = expected.get(new CheckpointStore.Place(one.partition(), one.nextOffset()));
      Map<String, String> fields = mine == null ? null : fields(mine);
      if (!fields(one).equals(fields)) {
        differing.add(
            new Difference(
                "checkpoint at offset " + one.nextOffset(), one.partition(), fields, fields(one)));
      }
    }
    return differing;
  }

  private static Map<String, String> fields(Checkpoint one) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("entries", String.valueOf(one.entries()));
    fields.put("chain_hash", HexFormat.of().formatHex(one.chainHash()));
    fields.put("totals", one.totals().text());
    fields.put("since_entries", String.valueOf(one.since().entries()));
    fields.put("since_earliest", String.valueOf(one.since().earliestMicros()));
    fields.put("since_latest", String.valueOf(one.since().latestMicros()));
    return fields;
  }

  private static Map<String, String> fields(Map<Integer, PartitionHead> heads, Integer partition) {
    PartitionHead head = heads.getOrDefault(partition, PartitionHead.start(partition));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("next_offset", String.valueOf(head.nextOffset()));
    fields.put("entries", String.valueOf(head.entries()));
    fields.put("chain_hash", HexFormat.of().formatHex(head.chainHash()));
    return fields;
  }
}
