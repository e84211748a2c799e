/**
 * What a product is, what it costs, and how it is found. Pure: no clock, random, configuration,
 * log, SQL or HTTP; ids and times are parameters.
 */
@NullMarked
package dev.quittance.orders.product;

import org.jspecify.annotations.NullMarked;
