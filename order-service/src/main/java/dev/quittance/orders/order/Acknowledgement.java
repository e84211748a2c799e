package dev.quittance.orders.order;

import dev.quittance.contract.AcknowledgedStatus;
import java.time.Instant;

/**
 * That a buyer was told that the supplier is not verified, and ordered all the same.
 *
 * @param at in whole microseconds
 */
public record Acknowledgement(AcknowledgedStatus status, Instant at) {}
