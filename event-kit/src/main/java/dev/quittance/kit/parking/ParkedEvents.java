package dev.quittance.kit.parking;

import java.util.List;
import java.util.Map;

/** A service's parked events; the ledger has its own implementation, one set per generation. */
public interface ParkedEvents {

  /** Parked events in the order of the log, from that offset on, at most {@code limit}. */
  List<ParkedEvent> from(long partition, long offset, int limit);

  /** How many events are parked, by the reason's code. */
  Map<String, Long> countByReason();

  /** Result of {@link #firstOf} if no event is parked. */
  long NONE = -1;

  /**
   * The offset of the first event of an order that is parked in its partition, or {@link #NONE}.
   */
  long firstOf(int partition, String orderId);

  /** How many events are parked. */
  long count();
}
