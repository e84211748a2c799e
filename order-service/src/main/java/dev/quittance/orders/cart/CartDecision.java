package dev.quittance.orders.cart;

import org.jspecify.annotations.Nullable;

/** The decision on a change of a cart. */
public sealed interface CartDecision {

  /**
   * @param cart as it is now
   */
  record Accepted(Cart cart) implements CartDecision {}

  /**
   * @param survivor the cart with all lines
   * @param closed the other one
   */
  record Merged(Cart survivor, Cart closed) implements CartDecision {}

  /** It is so already. */
  record Unchanged() implements CartDecision {}

  /** It is not carried out. */
  sealed interface Rejected extends CartDecision {}

  /**
   * @param cartId which of the carts it is
   * @param mergedInto where its lines are; null if its orders are placed
   */
  record NotOpen(String cartId, @Nullable String mergedInto) implements Rejected {}

  record TooManyLines(int most) implements Rejected {}

  record TooManyPieces(long most) implements Rejected {}

  record NoSuchItem() implements Rejected {}
}
