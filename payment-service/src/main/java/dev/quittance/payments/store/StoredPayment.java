package dev.quittance.payments.store;

import dev.quittance.payments.payment.Payment;
import java.time.Instant;

/** A payment, and since when it is there and as it is. */
public record StoredPayment(Payment payment, Instant createdAt, Instant updatedAt) {}
