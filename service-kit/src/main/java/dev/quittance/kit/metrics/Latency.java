package dev.quittance.kit.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/** Timers with the same buckets everywhere, so that figures of services can be put together. */
@Singleton
public class Latency {

  private static final Duration[] BUCKETS =
      Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private static final double[] BUCKET_NANOS =
      Stream.of(BUCKETS).mapToDouble(Duration::toNanos).toArray();

  /**
   * A timer with buckets, to be given tags and registered.
   *
   * @param name in dots, without a unit: the registry adds seconds
   * @param description a sentence
   */
  public static Timer.Builder timer(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS);
  }

  @Produces
  @Singleton
  MeterFilter httpLatencyFilter() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig given) {
        return id.getName().equals("http.server.requests")
            ? DistributionStatisticConfig.builder()
                .serviceLevelObjectives(BUCKET_NANOS)
                .build()
                .merge(given)
            : given;
      }
    };
  }
}
