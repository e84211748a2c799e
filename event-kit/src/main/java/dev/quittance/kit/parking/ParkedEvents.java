package dev.quittance.kit.parking;

import java.util.List;
import java.util.Map;

/** Where a service keeps its parked events; the ledger keeps its own, one set a generation. */
public interface ParkedEvents {

  /** Parked events in the order of the log, from that place on, at most {@code limit}. */
  List<ParkedEvent> from(long partition, long offset, int limit);

  /** How many events are parked, by the reason's code. */
  Map<String, Long> countByReason();

  /** No event. */
  long NONE = -1;

  /**
   * The offset of the first event of an order that is parked in its partition, or {@link #NONE}.
   */
  long firstOf(int partition, String orderId);

  /** How many events are parked. */
  long count();
}
