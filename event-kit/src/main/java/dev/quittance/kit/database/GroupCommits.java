package dev.quittance.kit.database;

import dev.quittance.kit.log.LoopStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The groups of a service: they end with it. */
@ApplicationScoped
public class GroupCommits {

  private record Started(GroupCommit<?, ?> groups, Gauge waiting) {}

  private final MeterRegistry metrics;
  private final List<Started> all = new CopyOnWriteArrayList<>();

  GroupCommits(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /**
   * Starts one.
   *
   * @param name for its thread, for logs, for health and for its gauge
   */
  public <T, R> GroupCommit<T, R> start(
      String name, GroupLimits limits, GroupCommit.Store<T, R> store) {
    GroupCommit<T, R> groups = new GroupCommit<>(name, limits, store);
    Gauge waiting =
        Gauge.builder("quittance.groups.waiting", groups, GroupCommit::waiting)
            .description("What has arrived and waits for the next group to be stored with")
            .tag("group", name)
            .register(metrics);
    groups.start();
    all.add(new Started(groups, waiting));
    return groups;
  }

  /** How their threads fare. */
  public List<LoopStatus> statuses() {
    return all.stream().map(one -> one.groups().status()).toList();
  }

  /** The registry outlives the application in its process; the next start registers again. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    for (Started one : all) {
      one.groups().stop();
      metrics.remove(one.waiting());
    }
  }
}
