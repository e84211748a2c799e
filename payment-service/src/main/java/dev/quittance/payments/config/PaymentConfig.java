package dev.quittance.payments.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of this service, under {@code quittance.payment.*}. */
@ConfigMapping(prefix = "quittance.payment")
public interface PaymentConfig {

  /** The platform's share of every payment in hundredths of a percent; orders keep theirs. */
  @WithDefault("60")
  int platformFeeBasisPoints();

  /** An attempt that waits for its buyer longer than this fails. */
  @WithDefault("15m")
  Duration challengeDeadline();

  /** A gateway that has not answered within this has not answered. */
  @WithDefault("10s")
  Duration gatewayTimeLimit();

  Work attempts();

  Work refunds();

  /** How gateways are asked, for one kind of question. */
  interface Work {

    /** Questions on their way at the same time, in this process. */
    @WithDefault("16")
    int concurrency();

    /** The net under wake-ups: how long something due can wait if its wake-up was missed. */
    @WithDefault("500ms")
    Duration pollInterval();

    /**
     * How long something claimed is left alone: after that its worker is taken for dead. Longer
     * than the gateway's time limit, or gateways are asked twice (which harms nobody).
     */
    @WithDefault("60s")
    Duration lease();

    /** Pause before a gateway is asked again; doubles up to {@link #maxPause()}. */
    @WithDefault("1s")
    Duration minPause();

    @WithDefault("5m")
    Duration maxPause();

    /** Readiness fails while something is without a definite answer for longer than this. */
    @WithDefault("5m")
    Duration unresolvedAfter();

    /** Liveness fails when the loop has not come round for this long. */
    @WithDefault("2m")
    Duration stuckAfter();
  }
}
