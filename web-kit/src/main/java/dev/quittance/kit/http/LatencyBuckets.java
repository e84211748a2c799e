package dev.quittance.kit.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** The same buckets for our timers and for HTTP's, so that the figures of services can be added. */
@Singleton
public class LatencyBuckets {

  private static final double[] NANOS =
      LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
          .mapToDouble(TimeUnit.MILLISECONDS::toNanos)
          .toArray();

  @Produces
  @Singleton
  MeterFilter latencyBucketFilter() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig given) {
        return hasBuckets(id)
            ? DistributionStatisticConfig.builder()
                .serviceLevelObjectives(NANOS)
                .build()
                .merge(given)
            : given;
      }
    };
  }

  private static boolean hasBuckets(Meter.Id id) {
    return id.getType() == Meter.Type.TIMER
        && (id.getName().startsWith("quittance.") || id.getName().equals("http.server.requests"));
  }
}
