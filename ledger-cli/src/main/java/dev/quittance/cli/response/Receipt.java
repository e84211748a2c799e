package dev.quittance.cli.response;

import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of money that a bank account received.
 *
 * @param allocated what pays for orders; not told of the past
 */
public record Receipt(
    String receiptId,
    String status,
    String bankAccount,
    Money received,
    @Nullable Money allocated,
    Money returned,
    String receivedAt,
    String updatedAt) {}
