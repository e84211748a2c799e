package dev.quittance.payments.receipt.store;

import dev.quittance.payments.receipt.Receipt;
import java.time.Instant;

/** A receipt, and when it was stored and changed. */
public record StoredReceipt(Receipt receipt, Instant createdAt, Instant updatedAt) {}
