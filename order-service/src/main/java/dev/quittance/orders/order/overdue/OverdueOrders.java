package dev.quittance.orders.order.overdue;

import dev.quittance.contract.Publishers;
import dev.quittance.kit.health.LogLag;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.store.OrderStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Cancels orders whose time to be paid is over, in batches; replicas do so side by side. While
 * events wait to be consumed it does nothing: what looks unpaid may be paid.
 */
@ApplicationScoped
public class OverdueOrders {

  private static final Logger LOG = Logger.getLogger(OverdueOrders.class);
  private static final int BATCH = 100;

  private final OrderStore store;
  private final LogLag lag;
  private final Clock clock;
  private final Duration maxLag;

  OverdueOrders(OrderStore store, LogLag lag, Clock clock, OrderConfig config) {
    this.store = store;
    this.lag = lag;
    this.clock = clock;
    this.maxLag = config.unpaid().maxLag();
  }

  @Scheduled(
      every = "${quittance.orders.unpaid.interval:30s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void cancel() {
    try {
      Instant now = clock.instant();
      if (!QuarkusTransaction.requiringNew().call(() -> store.isAnyOverdue(now)) || isBehind()) {
        return;
      }
      int cancelled;
      do {
        cancelled =
            QuarkusTransaction.requiringNew()
                .call(() -> store.cancelOverdue(now, BATCH, Publishers.ORDER_SERVICE));
      } while (cancelled == BATCH);
    } catch (RuntimeException e) {
      LOG.warnf("Could not cancel overdue orders, will retry: %s", e.toString());
    }
  }

  /** Also while nobody knows. */
  private boolean isBehind() {
    Map<Integer, LogLag.Lag> lags = lag.measure();
    return lags.isEmpty()
        || lags.values().stream()
            .anyMatch(one -> one.events() > 0 && !(one.seconds() <= maxLag.toSeconds()));
  }
}
