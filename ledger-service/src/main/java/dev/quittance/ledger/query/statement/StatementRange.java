package dev.quittance.ledger.query.statement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is about.
 *
 * @param account an account's path
 * @param currency null if the account has only one
 * @param from the first moment that is on it; null for the beginning
 * @param to the first moment that is no longer on it; null for the end
 */
public record StatementRange(
    String account, @Nullable String currency, @Nullable Instant from, @Nullable Instant to) {}
