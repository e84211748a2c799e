/**
 * What a parcel costs. Pure: no clock, random, configuration, log, SQL or HTTP; rules and times are
 * parameters.
 */
@NullMarked
package dev.quittance.orders.shipping;

import org.jspecify.annotations.NullMarked;
