package dev.quittance.systemtests.client;

import java.util.List;

/**
 * In whose name a request is made.
 *
 * @param subject the id of a buyer, of a member of staff or of a system
 * @param roles what that one may be, as in a token
 * @param secondFactor whether he has just proved a second factor
 */
public record Caller(String subject, List<String> roles, boolean secondFactor) {

  /** Who has proved one factor. */
  public Caller(String subject, List<String> roles) {
    this(subject, roles, false);
  }

  /** Sees everybody's orders and payments, and refunds. */
  public static final Caller SUPPORT = new Caller("sam", List.of("support"));

  /** Replays the ledger and decides on parked events. */
  public static final Caller OPS = new Caller("olivia", List.of("ops"));

  /** Sees all and changes nothing. */
  public static final Caller AUDITOR = new Caller("ada", List.of("auditor"));

  /** A buyer, who sees and touches his own things only. */
  public static Caller buyer(String buyerId) {
    return new Caller(buyerId, List.of("buyer"));
  }

  /** The same, who has just proved a second factor. */
  public Caller withSecondFactor() {
    return new Caller(subject, roles, true);
  }

  /** One who may call every endpoint: for tests that are not about who may. */
  public static Caller almighty(String subject) {
    return new Caller(
        subject,
        List.of("buyer", "supplier", "support", "ops", "auditor", "subscriber", "service"));
  }
}
