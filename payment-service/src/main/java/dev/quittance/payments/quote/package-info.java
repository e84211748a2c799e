/**
 * What a buyer is charged for an amount: exchange rates, surcharges, quotes, and the one rounding
 * rule. Pure: no clock, no random, no SQL, no HTTP; {@code store} has the tables, {@code api} HTTP.
 */
@NullMarked
package dev.quittance.payments.quote;

import org.jspecify.annotations.NullMarked;
