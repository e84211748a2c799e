package dev.quittance.kit.health;

import dev.quittance.kit.intake.Intake;
import dev.quittance.kit.outbox.OutboxDepth;
import dev.quittance.kit.parking.ParkedEventList;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What waits, for alerts: in the log, in the outbox, and parked events for a human. */
@ApplicationScoped
public class DeliveryGauges {

  private final MeterRegistry metrics;
  private final Intake intake;
  private final OutboxDepth outbox;
  private final ParkedEventList parkedEvents;
  private final List<Meter> registered = new ArrayList<>();

  DeliveryGauges(
      MeterRegistry metrics, Intake intake, OutboxDepth outbox, ParkedEventList parkedEvents) {
    this.metrics = metrics;
    this.intake = intake;
    this.outbox = outbox;
    this.parkedEvents = parkedEvents;
  }

  void register(@Observes StartupEvent event) {
    register("quittance.intake.lag", gauges -> gauges.intake.lag());
    register("quittance.outbox.events", outbox(OutboxDepth.Depth::rows));
    register("quittance.outbox.oldest.seconds", outbox(OutboxDepth.Depth::oldestSeconds));
    register("quittance.parked.events", gauges -> gauges.parkedEvents.count());
  }

  /** The registry is the process's: another start in it would find the names taken. */
  void remove(@Observes ShutdownEvent event) {
    registered.forEach(metrics::remove);
  }

  private void register(String name, ToDoubleFunction<DeliveryGauges> figure) {
    registered.add(Gauge.builder(name, this, figure).register(metrics));
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
