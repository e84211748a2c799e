package dev.quittance.payments.processing;

import dev.quittance.kit.log.Pause;
import dev.quittance.kit.retry.RetryPause;
import dev.quittance.kit.work.Room;
import dev.quittance.kit.work.Work;
import dev.quittance.kit.work.WorkLimits;
import dev.quittance.kit.work.WorkLoop;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.notification.DisputeHandler;
import dev.quittance.payments.gateway.notification.DisputeNotice;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.processing.NoticeSettlement.Read;
import dev.quittance.payments.store.NotificationStore;
import dev.quittance.payments.store.NotificationStore.Notification;
import dev.quittance.payments.store.NotificationStore.Result;
import dev.quittance.payments.store.NotificationStore.Standing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Applies what gateways have told, a batch in one transaction, and tries again what is about
 * something that is not known yet.
 */
@ApplicationScoped
public class NotificationWorker implements Work<NotificationWorker.Claimed, Boolean> {

  private static final Logger LOG = Logger.getLogger(NotificationWorker.class);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int CONCURRENCY = 1_024;
  private static final int BATCH = 256;

  private final NotificationStore store;
  private final NoticeSettlement settlement;
  private final Instance<DisputeHandler> disputes;
  private final Clock clock;
  private final RetryPause pause;
  private final PaymentConfig.Notifications config;
  private final WorkLoop<Claimed, Boolean> loop;

  NotificationWorker(
      NotificationStore store,
      NoticeSettlement settlement,
      Instance<DisputeHandler> disputes,
      Clock clock,
      PaymentConfig config) {
    this.store = store;
    this.settlement = settlement;
    this.disputes = disputes;
    this.clock = clock;
    this.pause = new RetryPause(config.operations().minPause(), config.operations().maxPause());
    this.config = config.notifications();
    this.loop =
        new WorkLoop<>(
            this, new WorkLimits(CONCURRENCY, BATCH, config.notifications().pollInterval(), LEASE));
  }

  /**
   * A notification that is this worker's until its lease ends.
   *
   * @param givesWay whether an answer that will mostly say the same is to come first
   */
  public record Claimed(Notification notification, boolean givesWay) {}

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
  }

  public WorkLoop<Claimed, Boolean> loop() {
    return loop;
  }

  /** Whether what arrives now is claimed as it is kept; otherwise it is due. */
  boolean hasRoom() {
    return loop.room().left() > 0;
  }

  /** Until when somebody who claims now has it. */
  Instant leaseEnd(Instant now) {
    return now.plus(LEASE);
  }

  @Override
  public String name() {
    return "notification-worker";
  }

  @Override
  public List<Claimed> claim(Room room) {
    Instant now = now();
    return store.claim(Math.min(room.left(), BATCH), now, leaseEnd(now)).stream()
        .map(one -> new Claimed(one, false))
        .toList();
  }

  /** There is nothing to ask. */
  @Override
  public Boolean perform(Claimed claimed) {
    if (claimed.givesWay()) {
      Pause.of(config.givesWayFor(), () -> false);
    }
    return true;
  }

  /**
   * Disputes each in a transaction of its own: they lock payments by other keys than operations do.
   * Done again, nothing changes.
   */
  @Override
  public void settle(List<Performed<Claimed, Boolean>> results) {
    List<Notification> ofOperations = new ArrayList<>(results.size());
    List<Notification> ofDisputes = new ArrayList<>();
    for (Performed<Claimed, Boolean> one : results) {
      Notification notification = one.claimed().notification();
      (notification.notice() instanceof Notice.OfDispute ? ofDisputes : ofOperations)
          .add(notification);
    }
    if (!ofOperations.isEmpty()) {
      settleOperations(ofOperations);
    }
    for (Notification one : ofDisputes) {
      QuarkusTransaction.requiringNew()
          .run(() -> store.save(List.of(standing(one, settleDispute(one)))));
    }
  }

  private void settleOperations(List<Notification> notifications) {
    List<Standing> standings = new ArrayList<>(notifications.size());
    List<Notification> left = new ArrayList<>();
    List<Read> done = new ArrayList<>();
    for (Read one : settlement.read(notifications)) {
      Optional<Result> result = one.reading().result();
      if (result.isPresent()) {
        standings.add(standing(one.notification(), result));
        done.add(one);
      } else {
        left.add(one.notification());
      }
    }
    if (left.isEmpty()) {
      store.save(standings);
    } else {
      left.sort(Comparator.comparing(Notification::receivedAt));
      QuarkusTransaction.requiringNew()
          .run(() -> {
            List<Optional<Result>> results = settlement.settle(left);
            for (int i = 0; i < left.size(); i++) {
              standings.add(standing(left.get(i), results.get(i)));
            }
            store.save(standings);
          });
    }
    done.forEach(one -> settlement.count(one.reading()));
  }

  private Optional<Result> settleDispute(Notification notification) {
    boolean handled = false;
    if (notification.notice() instanceof Notice.OfDispute(String _, DisputeNotice dispute)) {
      for (DisputeHandler handler : disputes) {
        handled |= handler.handle(notification.gateway(), dispute);
      }
    }
    return handled ? Optional.of(Result.APPLIED) : Optional.empty();
  }

  private Standing standing(Notification notification, Optional<Result> result) {
    Instant now = now();
    if (result.isPresent()) {
      return Standing.done(notification, result.get(), now);
    }
    if (now.isAfter(notification.receivedAt().plus(config.waitsFor()))) {
      LOG.warnf(
          "Notification %s of %s is about nothing that is known here",
          notification.notice().id(), notification.gateway());
      return Standing.done(notification, Result.UNKNOWN_SUBJECT, now);
    }
    return Standing.triedNext(notification, now.plus(pause.after(notification.tries())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
