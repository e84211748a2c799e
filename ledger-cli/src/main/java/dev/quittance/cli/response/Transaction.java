package dev.quittance.cli.response;

import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of an order.
 *
 * @param surcharge absent if nothing, as the amounts after it
 * @param charged in another currency than the total
 * @param disputed what open disputes hold
 * @param withdrawn what was lost in disputes
 */
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
    @Nullable Money surcharge,
    @Nullable Money charged,
    @Nullable Money disputed,
    @Nullable Money withdrawn,
    String placedAt,
    String updatedAt) {}
