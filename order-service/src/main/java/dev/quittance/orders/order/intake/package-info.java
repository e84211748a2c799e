/** What payment-service reports changes how orders stand. */
@NullMarked
package dev.quittance.orders.order.intake;

import org.jspecify.annotations.NullMarked;
