package dev.quittance.payments.account.store;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts; null for any.
 *
 * @param olderThan an account's id: only those opened before it
 */
public record AccountFilter(@Nullable String buyerId, @Nullable String olderThan) {}
