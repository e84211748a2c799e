package dev.quittance.ledger.query.snapshot;

import java.time.Duration;
import java.util.Set;

/** Why what was asked for cannot be read. */
public sealed interface ReadRefusal {

  /** The vector does not name every partition of the log once. */
  record PartitionsDiffer(OffsetVector heads) implements ReadRefusal {}

  /** minOffset names a partition that the log does not have. */
  record UnknownPartition(OffsetVector heads) implements ReadRefusal {}

  /** The state asked for is ahead of the ledger. */
  record OffsetNotConsumed(int partition, long asked, OffsetVector heads) implements ReadRefusal {}

  /** The ledger did not consume the events up to minOffset in time. */
  record OffsetNotReached(OffsetVector minOffsets, Duration waited) implements ReadRefusal {}

  /** Since the first page the ledger was rebuilt, and differences were accepted. */
  record LedgerChanged() implements ReadRefusal {}

  /** The generation that the answer began with was dropped. */
  record GenerationDropped(int generation) implements ReadRefusal {}

  record UnknownAccount() implements ReadRefusal {}

  /**
   * @param currencies those that the account has
   */
  record NoSuchCurrency(String account, String currency, Set<String> currencies)
      implements ReadRefusal {}

  /** The account has several currencies, and none was asked for. */
  record CurrencyMissing(Set<String> currencies) implements ReadRefusal {}
}
