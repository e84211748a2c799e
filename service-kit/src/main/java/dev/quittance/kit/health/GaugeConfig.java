package dev.quittance.kit.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * What is measured now and then, rather than when it is asked for, under {@code
 * quittance.metrics.*}.
 */
@ConfigMapping(prefix = "quittance.metrics")
public interface GaugeConfig {

  /** How often lag and parked events are measured. */
  @WithDefault("5s")
  Duration interval();
}
