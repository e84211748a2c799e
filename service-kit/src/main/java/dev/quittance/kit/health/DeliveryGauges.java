package dev.quittance.kit.health;

import dev.quittance.kit.outbox.OutboxDepth;
import dev.quittance.kit.outbox.Relay;
import dev.quittance.kit.parking.ParkedEvents;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** Gauges of the backlog: events in the log and in the outbox, and parked events. */
@ApplicationScoped
public class DeliveryGauges {

  private static final Logger LOG = Logger.getLogger(DeliveryGauges.class);

  private final MeterRegistry metrics;
  private final LogLag lag;
  private final OutboxDepth outbox;
  private final Relay relay;
  private final ParkedEvents parkedEvents;
  private final GaugeConfig config;
  private final List<Meter> registered = new CopyOnWriteArrayList<>();

  private final Set<Integer> partitions = new HashSet<>();
  private final Set<String> reasons = new HashSet<>();
  private volatile Map<Integer, LogLag.Lag> lags = Map.of();
  private volatile Map<String, Long> parked = Map.of();

  DeliveryGauges(
      MeterRegistry metrics,
      LogLag lag,
      OutboxDepth outbox,
      Relay relay,
      ParkedEvents parkedEvents,
      GaugeConfig config) {
    this.metrics = metrics;
    this.lag = lag;
    this.outbox = outbox;
    this.relay = relay;
    this.parkedEvents = parkedEvents;
    this.config = config;
  }

  void register(@Observes StartupEvent event) {
    register(
        "quittance.outbox.events",
        "Events that wait to be published",
        "events",
        outbox(OutboxDepth.Depth::rows));
    register(
        "quittance.outbox.oldest.seconds",
        "How long the oldest event in the outbox has waited",
        "seconds",
        outbox(OutboxDepth.Depth::oldestSeconds));
    register(
        "quittance.parked.events",
        "Parked events that nobody has decided on",
        "events",
        gauges -> gauges.parkedEvents.count());
    registered.add(
        Gauge.builder("quittance.relay.active", relay, one -> one.isActive() ? 1 : 0)
            .description("1 in the process that publishes the outbox, 0 in those that stand by")
            .register(metrics));
  }

  /** The registry outlives the application in its process; the next start registers again. */
  void remove(@Observes ShutdownEvent event) {
    registered.forEach(metrics::remove);
  }

  private void register(
      String name, String description, String unit, ToDoubleFunction<DeliveryGauges> figure) {
    registered.add(
        Gauge.builder(name, this, figure)
            .description(description)
            .baseUnit(unit)
            .register(metrics));
  }

  @Scheduled(
      every = "${quittance.metrics.interval}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void measure() {
    try {
      lags = lag.measure();
      for (Integer partition : lags.keySet()) {
        if (partitions.add(partition)) {
          registerLag(partition);
        }
      }
      parked = parkedEvents.countByReason();
      for (String reason : parked.keySet()) {
        if (reasons.add(reason)) {
          registered.add(
              Gauge.builder(
                      "quittance.parked.by.reason.events",
                      this,
                      gauges -> gauges.parked.getOrDefault(reason, 0L))
                  .description("Parked events that nobody has decided on, by the reason's code")
                  .baseUnit("events")
                  .tag("reason", reason)
                  .register(metrics));
        }
      }
    } catch (RuntimeException e) {
      LOG.debugf("Gauges keep their values for another %s: %s", config.interval(), e.toString());
    }
  }

  private void registerLag(int partition) {
    registered.add(
        Gauge.builder(
                "quittance.intake.lag.events",
                this,
                gauges -> gauges.lag(partition, LogLag.Lag::events))
            .description("Offsets from what the service has stored to the committed end of the log")
            .baseUnit("events")
            .tag("partition", String.valueOf(partition))
            .register(metrics));
    registered.add(
        Gauge.builder(
                "quittance.intake.lag.seconds",
                this,
                gauges -> gauges.lag(partition, LogLag.Lag::seconds))
            .description("Age of the oldest record of the log that the service has not stored")
            .baseUnit("seconds")
            .tag("partition", String.valueOf(partition))
            .register(metrics));
  }

  private double lag(int partition, ToDoubleFunction<LogLag.Lag> figure) {
    LogLag.Lag measured = lags.get(partition);
    return measured == null ? Double.NaN : figure.applyAsDouble(measured);
  }

  /** Not a number while the database is away. */
  private static ToDoubleFunction<DeliveryGauges> outbox(
      ToDoubleFunction<OutboxDepth.Depth> figure) {
    return gauges -> {
      try {
        return figure.applyAsDouble(gauges.outbox.measure());
      } catch (SQLException e) {
        return Double.NaN;
      }
    };
  }
}
