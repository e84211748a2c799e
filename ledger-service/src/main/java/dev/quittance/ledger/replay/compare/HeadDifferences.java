package dev.quittance.ledger.replay.compare;

import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.replay.run.ReplayReport.Difference;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Partitions whose chains end differently. */
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
    }
    return differing;
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
