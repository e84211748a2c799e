package dev.quittance.orders.cart;

/** What became of a cart. */
public enum CartStatus {
  /** It can be changed and checked out. */
  OPEN,
  /** Its orders are placed. It stays as it was, and can be copied to a new one. */
  CHECKED_OUT,
  /** Its lines are in another cart. */
  MERGED
}
