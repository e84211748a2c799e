package dev.quittance.orders.supplier;

import java.time.Duration;

/**
 * Rules that are configured.
 *
 * @param coolingOff how long after a change of name or bank account a supplier is not verified
 * @param maxEvidence documents of one supplier
 */
public record SupplierRules(Duration coolingOff, int maxEvidence) {}
