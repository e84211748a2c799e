package dev.quittance.kit.log;

import java.time.Duration;

/** The order in which the kit's parts stop, as observer priorities, and how long each may take. */
public final class StopOrder {

  /** First no more events are taken, so that the relay still publishes what the last ones cause. */
  public static final int INTAKE = 100;

  public static final int RELAY = 200;

  /** Together they leave room before an orchestrator kills: what is cut off is done again. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private StopOrder() {}
}
