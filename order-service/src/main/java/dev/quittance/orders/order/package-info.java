/**
 * What an order is, which requests are accepted and what events do to an order. Pure: no clock,
 * random, configuration, log, SQL or HTTP; ids and times are parameters.
 */
@NullMarked
package dev.quittance.orders.order;

import org.jspecify.annotations.NullMarked;
