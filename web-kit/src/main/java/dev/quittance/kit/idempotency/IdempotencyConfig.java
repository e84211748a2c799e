package dev.quittance.kit.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are kept, under {@code quittance.idempotency.*}. */
@ConfigMapping(prefix = "quittance.idempotency")
public interface IdempotencyConfig {

  @WithDefault("24h")
  Duration keptFor();

  /** How often older ones are deleted. */
  @WithDefault("10m")
  Duration sweepInterval();
}
