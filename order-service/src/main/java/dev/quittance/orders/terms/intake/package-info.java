/** Reads what payment-service tells of payments to come. */
@NullMarked
package dev.quittance.orders.terms.intake;

import org.jspecify.annotations.NullMarked;
