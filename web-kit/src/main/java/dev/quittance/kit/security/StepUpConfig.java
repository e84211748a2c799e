package dev.quittance.kit.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** When a command needs more than a role, under {@code quittance.step-up.*}. */
@ConfigMapping(prefix = "quittance.step-up")
public interface StepUpConfig {

  /** The token's {@code acr} that shows a second factor. */
  @WithDefault("2")
  String acr();

  /** How long ago the second factor may have been proved. */
  @WithDefault("5m")
  Duration maxAge();

  /** How long an approval waits for its approver, and then to be used. */
  @WithDefault("24h")
  Duration approvalLifetime();

  /** By the action of {@link StepUp}. */
  Map<String, Limits> actions();

  /**
   * Limits by currency: an amount in major units such as {@code 10000.00}, {@code always} or {@code
   * never}. {@code other} is for the currencies that are not named; without it they have no limit,
   * which is {@code always}. What nobody knows the worth of is above every amount.
   */
  interface Limits {

    /** Above it a second factor is needed. */
    Map<String, String> secondFactorAbove();

    /** Above it a second person has to approve. */
    Map<String, String> secondPersonAbove();
  }
}
