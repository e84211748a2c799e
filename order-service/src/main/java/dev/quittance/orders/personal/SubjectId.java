package dev.quittance.orders.personal;

import dev.quittance.contract.Ids;

/**
 * Whose data it is, as keys and erasures have it.
 *
 * @param kind what he is, for example {@code buyer}
 */
public record SubjectId(String kind, String id) {

  /** For what is no person's. */
  public static final SubjectId PLATFORM = new SubjectId("platform", "companies");

  private static final String BUYER = "buyer";

  /**
   * @throws IllegalArgumentException if it is no buyer's id
   */
  public static SubjectId buyer(String buyerId) {
    if (!Ids.isName(buyerId)) {
      throw new IllegalArgumentException("not a buyer's id");
    }
    return new SubjectId(BUYER, buyerId);
  }

  /** The reverse of {@link #text()}. */
  public static SubjectId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("no colon in a subject");
    }
    return new SubjectId(text.substring(0, colon), text.substring(colon + 1));
  }

  /** For example {@code buyer:alice}. */
  public String text() {
    return kind + ":" + id;
  }
}
