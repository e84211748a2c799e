package dev.quittance.orders.checkout;

/**
 * Something that stops a checkout.
 *
 * @param field what it is about, for example {@code lines[2]} of the cart
 * @param message what was found, and what would be right
 */
public record Stop(Kind kind, String field, String message) {

  /** What kind of thing it is: where there are several, the first of these names the whole. */
  public enum Kind {
    /** An obstacle of the review for which there is no other kind. */
    BLOCKED,
    /** Ops have stopped a supplier: nobody can order there, whatever he accepts. */
    SUPPLIER_SUSPENDED,
    /** Fewer pieces are left than the cart has. */
    INSUFFICIENT_STOCK,
    /** A supplier is not verified, and the buyer did not say that he accepts it. */
    SUPPLIER_NOT_VERIFIED,
    /** A price is not what the buyer saw. */
    PRICE_CHANGED
  }
}
