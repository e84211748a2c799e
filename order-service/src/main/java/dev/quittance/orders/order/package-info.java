/**
 * What an order is, what may be ordered and what events do to it. Pure: no clock, random,
 * configuration, log, SQL or HTTP; ids and times are parameters.
 */
@NullMarked
package dev.quittance.orders.order;

import org.jspecify.annotations.NullMarked;
