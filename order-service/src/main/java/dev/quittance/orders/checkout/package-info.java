/**
 * A cart becomes orders: what is frozen, and all that stops it. Pure: no clock, random,
 * configuration, log, SQL or HTTP; the time is a parameter.
 */
@NullMarked
package dev.quittance.orders.checkout;

import org.jspecify.annotations.NullMarked;
