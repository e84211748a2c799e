package dev.quittance.ledger.intake;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.ledger.core.journal.LogRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Records of one partition, in offset order.
 *
 * @param from who applies them must have consumed everything before this offset
 */
public record PartitionRecords(
    LogPartition partition, long from, List<? extends LogRecord> records) {

  /** Those of an offset and later ones. */
  PartitionRecords since(long offset) {
    return new PartitionRecords(
        partition, from, records.stream().filter(one -> one.offset() >= offset).toList());
  }

  /** The orders that they may change: a record in the wrong partition is not its order's. */
  Set<UUID> orders() {
    Set<UUID> orders = new HashSet<>();
    for (LogRecord logRecord : records) {
      UUID order = LogPartition.subjectOf(logRecord.key());
      if (order != null && !partition.isWrongFor(logRecord.key())) {
        orders.add(order);
      }
    }
    return orders;
  }
}
