/**
 * Tells other services what payments to come cost: the topic of payment terms is a projection of
 * the rates and the configuration, published by one replica.
 */
@NullMarked
package dev.quittance.payments.quote.publication;

import org.jspecify.annotations.NullMarked;
