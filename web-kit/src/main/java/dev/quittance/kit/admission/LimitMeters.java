package dev.quittance.kit.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts requests that were refused because there were too many. */
@Singleton
class LimitMeters {

  static final String CONCURRENT = "concurrent";
  static final String STREAMS = "streams";

  private final Map<String, Counter> refused;

  LimitMeters(MeterRegistry metrics) {
    refused =
        List.of("client", "address", CONCURRENT, STREAMS).stream()
            .collect(Collectors.toMap(Function.identity(), limit -> counter(metrics, limit)));
  }

  private static Counter counter(MeterRegistry metrics, String limit) {
    return Counter.builder("quittance.requests.limited")
        .description("Requests refused because there were too many")
        .tag("limit", limit)
        .register(metrics);
  }

  void refused(String limit) {
    Objects.requireNonNull(refused.get(limit), limit).increment();
  }
}
