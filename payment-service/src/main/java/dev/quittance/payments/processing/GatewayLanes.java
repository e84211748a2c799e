package dev.quittance.payments.processing;

import dev.quittance.kit.work.Room;
import dev.quittance.payments.gateway.Gateways;
import dev.quittance.payments.store.PaymentReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many operations of which gateway can be asked about now. Besides the gateways that are here,
 * there are those of open operations: of other instances, or of former days.
 */
@ApplicationScoped
class GatewayLanes {

  private static final Duration LOOKED_UP_EVERY = Duration.ofMinutes(1);

  private final Gateways gateways;
  private final PaymentReads reads;
  private final Clock clock;
  private Set<String> open = Set.of();
  private Instant nextLookup = Instant.MIN;

  GatewayLanes(Gateways gateways, PaymentReads reads, Clock clock) {
    this.gateways = gateways;
    this.reads = reads;
    this.clock = clock;
  }

  /** The lane of operations that name this gateway: one for all names that it has had. */
  String of(String gateway) {
    return gateways.nameOf(gateway);
  }

  /**
   * The gateways that have room, by all their names, the one with the fewest operations under way
   * first: what all have together may be more than there is room for.
   */
  synchronized Map<String, Integer> limits(Room room) {
    Set<String> names = new HashSet<>(gateways.names());
    names.addAll(open());
    Map<String, Integer> limits = new LinkedHashMap<>();
    names.stream()
        .filter(name -> room.left(of(name)) > 0)
        .sorted(Comparator.comparing(name -> room.underWay(of(name))))
        .forEach(name -> limits.put(name, room.left(of(name))));
    return limits;
  }

  private Set<String> open() {
    Instant now = clock.instant();
    if (!now.isBefore(nextLookup)) {
      open = reads.openGateways();
      nextLookup = now.plus(LOOKED_UP_EVERY);
    }
    return open;
  }
}
