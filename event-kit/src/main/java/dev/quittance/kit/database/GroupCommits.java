package dev.quittance.kit.database;

import dev.quittance.kit.log.LoopStatus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The groups of a service: they end with it. */
@ApplicationScoped
public class GroupCommits {

  private final List<GroupCommit<?, ?>> all = new CopyOnWriteArrayList<>();

  /**
   * Starts one.
   *
   * @param name for its thread, for logs and for health
   */
  public <T, R> GroupCommit<T, R> start(
      String name, GroupLimits limits, GroupCommit.Store<T, R> store) {
    GroupCommit<T, R> groups = new GroupCommit<>(name, limits, store);
    groups.start();
    all.add(groups);
    return groups;
  }

  /** How their threads fare. */
  public List<LoopStatus> statuses() {
    return all.stream().map(GroupCommit::status).toList();
  }

  /** How many wait to be stored, all groups together. */
  public int waiting() {
    return all.stream().mapToInt(GroupCommit::waiting).sum();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    for (GroupCommit<?, ?> groups : all) {
      groups.stop();
    }
  }
}
