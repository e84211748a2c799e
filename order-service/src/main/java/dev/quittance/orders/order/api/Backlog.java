package dev.quittance.orders.order.api;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.store.OrderStore;
import dev.quittance.orders.order.store.Waiting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses new orders while those before them wait too long for their payments' answers: whoever
 * answers is behind, and more orders would only wait longer.
 *
 * <p>Orders may wait for reasons of their own, such as a parked event. So it refuses only if many
 * have waited for long and none that was placed after them is answered. Once none was placed
 * lately, it lets some in to find out: so it never refuses for longer than the limit without a
 * look.
 */
@ApplicationScoped
public class Backlog {

  private static final Logger LOG = Logger.getLogger(Backlog.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final OrderStore store;
  private final Clock clock;
  private final OrderConfig.Unanswered limits;
  private final MeterRegistry metrics;
  private @Nullable Gauge gauge;
  private volatile boolean behind;
  private volatile Instant oldest = Instant.MAX;

  Backlog(OrderStore store, Clock clock, OrderConfig config, MeterRegistry metrics) {
    this.store = store;
    this.clock = clock;
    this.limits = config.unanswered();
    this.metrics = metrics;
  }

  void register(@Observes StartupEvent event) {
    gauge =
        Gauge.builder("quittance.orders.oldest.unanswered.seconds", this, Backlog::oldestSeconds)
            .description("How long the oldest order has waited for an answer to its payment")
            .baseUnit("seconds")
            .register(metrics);
  }

  /** The registry outlives the application in its process; the next start registers again. */
  void remove(@Observes ShutdownEvent event) {
    if (gauge != null) {
      metrics.remove(gauge);
    }
  }

  /** What a new order is answered while others wait too long; empty if it may be placed. */
  public Optional<ProblemException> refusal() {
    return behind
        ? Optional.of(
            ProblemException.of(
                    ProblemCode.OVERLOADED,
                    "The orders before yours still wait for their payments: place it again after"
                        + " Retry-After seconds.")
                .after(PAUSE))
        : Optional.empty();
  }

  @Scheduled(
      every = "${quittance.orders.unanswered.interval:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    try {
      judge(
          QuarkusTransaction.requiringNew()
              .call(
                  () -> store.waiting(clock.instant().minus(limits.limit()), limits.tolerated())));
    } catch (RuntimeException e) {
      LOG.debugf("It is not known how long orders wait: %s", e.toString());
    }
  }

  void judge(Waiting now) {
    oldest = now.oldest() == null ? Instant.MAX : now.oldest();
    if (behind != now.isBehind()) {
      behind = now.isBehind();
      LOG.warn(
          behind
              ? "New orders are refused: those before them wait too long for their payments"
              : "New orders are accepted again");
    }
  }

  /** How long the oldest order has waited; 0 if none does. */
  double oldestSeconds() {
    Instant since = oldest;
    return since.equals(Instant.MAX)
        ? 0
        : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1_000.0);
  }
}
