/** What payment-service reports changes how orders stand. */
@NullMarked
package dev.quittance.orders.intake;

import org.jspecify.annotations.NullMarked;
