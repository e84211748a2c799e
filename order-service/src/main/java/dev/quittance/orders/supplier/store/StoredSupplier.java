package dev.quittance.orders.supplier.store;

import dev.quittance.orders.supplier.Supplier;
import java.time.Instant;

/** A supplier, and when it was stored first and last. */
public record StoredSupplier(Supplier supplier, Instant createdAt, Instant updatedAt) {}
