/**
 * What a buyer wants to order, and what would come of it. Pure: no clock, random, configuration,
 * log, SQL or HTTP; ids, times, products and suppliers are parameters.
 */
@NullMarked
package dev.quittance.orders.cart;

import org.jspecify.annotations.NullMarked;
