package dev.quittance.payments.account.store;

import dev.quittance.payments.account.PaymentAccount;
import java.time.Instant;

/**
 * An account as a row.
 *
 * @param openedAt when it was stored first
 * @param updatedAt when it was last changed
 */
public record StoredAccount(PaymentAccount account, Instant openedAt, Instant updatedAt) {}
