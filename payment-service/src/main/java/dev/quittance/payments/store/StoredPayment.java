package dev.quittance.payments.store;

import dev.quittance.payments.payment.Payment;
import java.time.Instant;

/**
 * A payment as a row.
 *
 * @param createdAt when it was stored first
 * @param updatedAt when it was last changed
 */
public record StoredPayment(Payment payment, Instant createdAt, Instant updatedAt) {}
