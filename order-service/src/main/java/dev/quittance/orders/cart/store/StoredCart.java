package dev.quittance.orders.cart.store;

import dev.quittance.orders.cart.Cart;
import java.time.Instant;

/** A cart, and when it was opened and changed last. */
public record StoredCart(Cart cart, Instant createdAt, Instant updatedAt) {}
