/**
 * What a buyer is charged for an amount: exchange rates, surcharges, and the one rounding rule.
 * Pure: payment-service charges by it, and order-service shows by it what will be charged.
 */
@NullMarked
package dev.quittance.contract.price;

import org.jspecify.annotations.NullMarked;
