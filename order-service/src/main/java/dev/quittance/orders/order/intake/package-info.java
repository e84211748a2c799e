/** Consumes the events of payment-service and applies them to orders. */
@NullMarked
package dev.quittance.orders.order.intake;

import org.jspecify.annotations.NullMarked;
