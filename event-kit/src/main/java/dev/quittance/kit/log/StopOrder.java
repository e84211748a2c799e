package dev.quittance.kit.log;

import java.time.Duration;

/** The order in which the kit's parts stop, as observer priorities, and how long each may take. */
public final class StopOrder {

  /** Intake stops first, so that the relay still publishes what the last events caused. */
  public static final int INTAKE = 100;

  public static final int RELAY = 200;

  /** Together they end before an orchestrator kills the process; unfinished work is redone. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private StopOrder() {}
}
