package dev.quittance.orders.order.api;

import dev.quittance.kit.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts placed orders, from zero at the start: a rate needs a first value. */
@Startup
@ApplicationScoped
public class OrderMeters {

  private final AfterCommit afterCommit;
  private final Counter placed;

  OrderMeters(MeterRegistry metrics, AfterCommit afterCommit) {
    this.afterCommit = afterCommit;
    this.placed =
        Counter.builder("quittance.orders.placed")
            .description("Orders placed; repetitions of a request are not counted")
            .register(metrics);
  }

  /** Once they are stored. */
  public void placed(long orders) {
    placed.increment((double) orders);
  }

  /** In the transaction that stores it. */
  public void placed() {
    afterCommit.run(placed::increment);
  }
}
