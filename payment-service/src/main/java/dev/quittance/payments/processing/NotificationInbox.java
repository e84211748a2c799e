package dev.quittance.payments.processing;

import dev.quittance.kit.database.GroupCommit;
import dev.quittance.kit.database.GroupCommits;
import dev.quittance.kit.database.GroupLimits;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.processing.NoticeSettlement.Read;
import dev.quittance.payments.processing.NoticeSettlement.Reading;
import dev.quittance.payments.processing.NotificationWorker.Claimed;
import dev.quittance.payments.store.NotificationStore;
import dev.quittance.payments.store.NotificationStore.Key;
import dev.quittance.payments.store.NotificationStore.Notification;
import dev.quittance.payments.store.NotificationStore.Standing;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Keeps what gateways tell, in groups. What says nothing new is kept as done, which most is: the
 * answer to our own request has told it before. The rest is claimed for the worker as it is kept.
 */
@Startup
@ApplicationScoped
public class NotificationInbox {

  private static final int FIRST_TRY = 1;
  private static final int GROUP = 256;

  /** Gateways wait for about ten seconds, and tell it again. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final NotificationStore store;
  private final NoticeSettlement settlement;
  private final NotificationWorker worker;
  private final Clock clock;
  private final GroupCommit<Notification, Boolean> commit;

  NotificationInbox(
      NotificationStore store,
      NoticeSettlement settlement,
      NotificationWorker worker,
      GroupCommits commits,
      Clock clock,
      PaymentConfig config) {
    this.store = store;
    this.settlement = settlement;
    this.worker = worker;
    this.clock = clock;
    this.commit =
        commits.start(
            "notification-inbox",
            new GroupLimits(
                GROUP,
                config.notifications().waiting(),
                config.notifications().groupInterval(),
                config.notifications().groupInterval(),
                PATIENCE),
            this::keep);
  }

  /**
   * Keeps it, unless it was here before.
   *
   * @return completed once it is committed, with whether it is new; exceptionally with {@link
   *     dev.quittance.kit.database.NotStoredException} if there is no room
   */
  public CompletionStage<Boolean> receive(String gateway, Notice notice) {
    return commit.submit(new Notification(gateway, notice, now(), FIRST_TRY));
  }

  private List<Boolean> keep(List<Notification> group) {
    Map<Key, Notification> arrived = LinkedHashMap.newLinkedHashMap(group.size());
    group.forEach(one -> arrived.putIfAbsent(one.key(), one));
    List<Read> all = settlement.read(arrived.values());
    Instant now = now();
    boolean begins = worker.hasRoom();
    Instant next = begins ? worker.leaseEnd(now) : now;
    Set<Key> added = store.add(all.stream().map(one -> standing(one, now, next)).toList());
    List<Claimed> claimed = new ArrayList<>();
    for (Read one : all) {
      if (added.contains(one.notification().key())) {
        settlement.count(one.reading());
        if (one.reading() instanceof Reading.ToSettle(boolean answerIsDue)) {
          claimed.add(new Claimed(one.notification(), answerIsDue));
        }
      }
    }
    if (begins) {
      worker.loop().begin(claimed);
    }
    Set<Key> unanswered = new HashSet<>(added);
    return group.stream().map(one -> unanswered.remove(one.key())).toList();
  }

  private static Standing standing(Read read, Instant now, Instant next) {
    return read.reading()
        .result()
        .map(result -> Standing.done(read.notification(), result, now))
        .orElseGet(() -> Standing.triedNext(read.notification(), next));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
