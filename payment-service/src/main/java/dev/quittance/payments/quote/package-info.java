/**
 * Quotes: what a buyer was told that would be charged, and what of that goes back with a refund.
 * The price rule is the contract's. Pure: no clock, no random, no SQL, no HTTP; {@code store} has
 * the tables, {@code publication} tells others the terms, {@code api} is HTTP.
 */
@NullMarked
package dev.quittance.payments.quote;

import org.jspecify.annotations.NullMarked;
