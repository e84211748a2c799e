package dev.quittance.kit.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Gauges that are measured at intervals, not when they are read, under {@code quittance.metrics.*}.
 */
@ConfigMapping(prefix = "quittance.metrics")
public interface GaugeConfig {

  /** How often lag and parked events are measured, in whole seconds. */
  @WithDefault("5s")
  Duration interval();
}
