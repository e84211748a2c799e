package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.cluster.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Awaits that all is well again: everybody is ready, and what was begun before is done. */
final class Recovery {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration OFTEN = Duration.ofMillis(200);
  private static final int SALES = 40;

  private final Site site;
  private final Load load;
  private final Findings findings;
  private final Settlement settlement;

  Recovery(Site site, Load load, Findings findings) {
    this.site = site;
    this.load = load;
    this.findings = findings;
    this.settlement = new Settlement(site.platform());
  }

  /** Mends everything; gives how long all took to be well, or nothing if it did not get so. */
  Optional<Duration> await() {
    noteDead();
    long begin = System.nanoTime();
    site.heal();
    List<Sale> sales = new ArrayList<>(load.recent(SALES));
    boolean well = Pause.until(LIMIT, OFTEN, () -> isWell(sales));
    return well ? Optional.of(Duration.ofNanos(System.nanoTime() - begin)) : Optional.empty();
  }

  /** Whether every service says that it is ready. */
  boolean isReady() {
    return site.readiness().values().stream().allMatch(status -> status == 200);
  }

  /** Processes that ended by themselves, which {@link Site#heal} starts again. */
  private void noteDead() {
    for (Service service : site.dead()) {
      findings.add("a service ended by itself", service.module());
    }
  }

  private boolean isWell(List<Sale> open) {
    if (!site.dead().isEmpty()) {
      noteDead();
      site.heal();
    }
    if (!isReady()) {
      return false;
    }
    List<Sale> still = settlement.check(open).stream().map(Settlement.Open::sale).toList();
    open.retainAll(still);
    return open.isEmpty();
  }
}
