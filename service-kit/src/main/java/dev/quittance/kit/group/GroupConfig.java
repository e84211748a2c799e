package dev.quittance.kit.group;

import dev.quittance.kit.database.GroupLimits;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How commands are stored that arrive while others are being stored: together. */
public interface GroupConfig {

  /** Commands of one transaction. */
  @WithDefault("256")
  int group();

  /** Commands that wait for a transaction; more are refused at once. */
  @WithDefault("2000")
  int waiting();

  /** From one transaction to the next while commands come as others are being stored. */
  @WithDefault("5ms")
  Duration interval();

  /** A command that has waited longer for its transaction is refused. */
  @WithDefault("5s")
  Duration patience();

  default GroupLimits toLimits() {
    return new GroupLimits(group(), waiting(), Duration.ZERO, interval(), patience());
  }
}
