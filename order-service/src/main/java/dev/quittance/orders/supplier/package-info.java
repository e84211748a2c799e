/**
 * What a supplier is, and who may be believed to be one. Pure: no clock, random, configuration,
 * log, SQL or HTTP; ids and times are parameters.
 */
@NullMarked
package dev.quittance.orders.supplier;

import org.jspecify.annotations.NullMarked;
