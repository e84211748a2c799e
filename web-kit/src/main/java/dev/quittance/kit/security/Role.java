package dev.quittance.kit.security;

import java.util.List;

/** What a caller may be, as in the {@code roles} claim of his token. A caller may have several. */
public final class Role {

  /** Orders and pays. Sees and touches only what is his own. */
  public static final String BUYER = "buyer";

  /** Sells. */
  public static final String SUPPLIER = "supplier";

  /** Helps buyers: sees everybody's orders and payments, and refunds. */
  public static final String SUPPORT = "support";

  /** Runs the services: replays, parked events, refunds. */
  public static final String OPS = "ops";

  /** Sees all, changes nothing. */
  public static final String AUDITOR = "auditor";

  /** A system that subscribes to payment events. */
  public static final String SUBSCRIBER = "subscriber";

  /** A system of the marketplace: looks up what an event is about. */
  public static final String SERVICE = "service";

  public static final List<String> ALL =
      List.of(BUYER, SUPPLIER, SUPPORT, OPS, AUDITOR, SUBSCRIBER, SERVICE);

  private Role() {}
}
