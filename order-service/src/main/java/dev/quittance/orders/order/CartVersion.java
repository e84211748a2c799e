package dev.quittance.orders.order;

/**
 * The cart that a checkout froze.
 *
 * @param cartId {@code crt_...}
 * @param version of the cart that the buyer saw
 */
public record CartVersion(String cartId, int version) {

  public static final String ID_PREFIX = "crt_";
}
