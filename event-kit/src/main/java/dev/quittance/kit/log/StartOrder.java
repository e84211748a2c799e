package dev.quittance.kit.log;

/** The order in which the kit's parts start, as observer priorities. */
public final class StartOrder {

  /** The topic is checked first: nothing may start on an unfit one. */
  public static final int TOPIC = 100;

  public static final int RELAY = 200;

  public static final int INTAKE = 300;

  private StartOrder() {}
}
