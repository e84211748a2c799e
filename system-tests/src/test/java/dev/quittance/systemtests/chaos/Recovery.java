package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.cluster.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Awaits that all is well again: everybody is ready, and what was begun before is done. */
final class Recovery {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration OFTEN = Duration.ofMillis(200);
  private static final int ORDERS = 40;

  private final Site site;
  private final Load load;
  private final Findings findings;
  private final OrderChecks orderChecks;
  private String missing = "";

  Recovery(Site site, Load load, Findings findings) {
    this.site = site;
    this.load = load;
    this.findings = findings;
    this.orderChecks = new OrderChecks(site.platform());
  }

  /** Mends everything; gives how long all took to be well, or nothing if it did not get so. */
  Optional<Duration> await() {
    noteDead();
    long begin = System.nanoTime();
    site.heal();
    List<LoadOrder> orders = new ArrayList<>(load.recent(ORDERS));
    boolean well = Pause.until(LIMIT, OFTEN, () -> isWell(orders));
    return well ? Optional.of(Duration.ofNanos(System.nanoTime() - begin)) : Optional.empty();
  }

  /** Whether every service says that it is ready. */
  boolean isReady() {
    return isReady(site.readiness());
  }

  /** Processes that ended by themselves, which {@link Site#heal} starts again. */
  private void noteDead() {
    for (Service service : site.dead()) {
      findings.add("a service ended by itself", service.module());
    }
  }

  /** What was waited for last. */
  String missing() {
    return missing;
  }

  private boolean isWell(List<LoadOrder> open) {
    if (!site.dead().isEmpty()) {
      noteDead();
      site.heal();
    }
    Map<Service, Integer> readiness = site.readiness();
    if (!isReady(readiness)) {
      missing = "readiness " + readiness;
      return false;
    }
    List<OrderChecks.Open> still = orderChecks.check(open);
    open.retainAll(still.stream().map(OrderChecks.Open::order).toList());
    if (open.isEmpty()) {
      return true;
    }
    OrderChecks.Open first = still.getFirst();
    missing = still.size() + " orders, such as " + first.order().orderId() + ": " + first.what();
    return false;
  }

  private static boolean isReady(Map<Service, Integer> readiness) {
    return readiness.values().stream().allMatch(status -> status == 200);
  }
}
