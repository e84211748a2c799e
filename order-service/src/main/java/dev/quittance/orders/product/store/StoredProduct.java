package dev.quittance.orders.product.store;

import dev.quittance.orders.product.Product;
import java.time.Instant;

/**
 * A product, and what is there of it.
 *
 * @param available pieces that can be ordered now
 * @param createdAt when it was stored first
 * @param updatedAt when it was changed last; its stock does not count
 */
public record StoredProduct(
    Product product, long available, Instant createdAt, Instant updatedAt) {}
