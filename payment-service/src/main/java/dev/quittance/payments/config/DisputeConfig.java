package dev.quittance.payments.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** What disputes come to, under {@code quittance.payment.disputes.*}. */
@ConfigMapping(prefix = "quittance.payment.disputes")
public interface DisputeConfig {

  /**
   * Gateways' reasons for which the platform bears a dispute that is lost: it let a stranger pay,
   * or took money twice. The supplier bears all others.
   */
  @WithDefault("fraudulent,unrecognized,unauthorized,duplicate,check_returned")
  Set<String> reasonsOfPlatform();
}
