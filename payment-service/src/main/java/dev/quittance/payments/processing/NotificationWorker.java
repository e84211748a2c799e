package dev.quittance.payments.processing;

import dev.quittance.kit.retry.RetryPause;
import dev.quittance.kit.work.Work;
import dev.quittance.kit.work.WorkLimits;
import dev.quittance.kit.work.WorkLoop;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.store.NotificationStore;
import dev.quittance.payments.store.NotificationStore.Result;
import dev.quittance.payments.store.NotificationStore.Waiting;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tries again to apply the notifications that wait for what they are about. */
@ApplicationScoped
public class NotificationWorker implements Work<Waiting, Boolean> {

  private static final Logger LOG = Logger.getLogger(NotificationWorker.class);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int BATCH = 100;

  private final NotificationStore store;
  private final NotificationInbox inbox;
  private final Clock clock;
  private final RetryPause pause;
  private final Duration keptFor;
  private final WorkLoop<Waiting, Boolean> loop;

  NotificationWorker(
      NotificationStore store, NotificationInbox inbox, Clock clock, PaymentConfig config) {
    this.store = store;
    this.inbox = inbox;
    this.clock = clock;
    this.pause = new RetryPause(config.operations().minPause(), config.operations().maxPause());
    this.keptFor = config.notifications().waitsFor();
    this.loop =
        new WorkLoop<>(
            this, new WorkLimits(BATCH, BATCH, config.notifications().pollInterval(), LEASE));
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
  }

  public WorkLoop<Waiting, Boolean> loop() {
    return loop;
  }

  @Override
  public String name() {
    return "notification-worker";
  }

  @Override
  public List<Waiting> claim(int limit) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          Instant now = now();
          List<Waiting> due = store.lockDue(limit, now);
          due.forEach(one -> store.later(one.gateway(), one.notice().id(), now.plus(LEASE)));
          return due;
        });
  }

  /** There is nothing to ask: it is applied when it is settled. */
  @Override
  public Boolean perform(Waiting claimed) {
    return true;
  }

  @Override
  public void settle(List<Performed<Waiting, Boolean>> results) {
    QuarkusTransaction.requiringNew().run(() -> results.forEach(one -> apply(one.claimed())));
  }

  private void apply(Waiting waiting) {
    String gateway = waiting.gateway();
    String id = waiting.notice().id();
    Instant now = now();
    Optional<Result> result = inbox.apply(gateway, waiting.notice(), waiting.receivedAt());
    if (result.isPresent()) {
      store.done(gateway, id, result.get(), now);
    } else if (now.isAfter(waiting.receivedAt().plus(keptFor))) {
      LOG.warnf("Notification %s of %s is about nothing that is known here", id, gateway);
      store.done(gateway, id, Result.UNKNOWN_SUBJECT, now);
    } else {
      store.later(gateway, id, now.plus(pause.after(waiting.tries() + 1)));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
