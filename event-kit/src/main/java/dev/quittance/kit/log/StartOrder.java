package dev.quittance.kit.log;

/** The order in which the kit's parts start, as observer priorities. */
public final class StartOrder {

  /** First of all the topic is checked: on an unfit one nothing may start. */
  public static final int TOPIC = 100;

  public static final int RELAY = 200;

  public static final int INTAKE = 300;

  private StartOrder() {}
}
