package dev.quittance.orders.cart;

import dev.quittance.orders.product.Product;

/**
 * A product as a review needs it.
 *
 * @param available pieces that can be ordered now
 */
public record Offer(Product product, long available) {}
