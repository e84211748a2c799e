/**
 * What payment-service charges for a total, as far as it has told: methods, surcharges and exchange
 * rates. Pure: {@code intake} reads what is told.
 */
@NullMarked
package dev.quittance.orders.terms;

import org.jspecify.annotations.NullMarked;
