package dev.quittance.cli.response;

import org.jspecify.annotations.Nullable;

/** What the ledger knows of an order. */
public record Transaction(
    String orderId,
    String status,
    String buyer,
    String supplier,
    @Nullable String paymentId,
    Money total,
    Money fee,
    Money refunded,
    Money feeRefunded,
    String placedAt,
    String updatedAt) {}
