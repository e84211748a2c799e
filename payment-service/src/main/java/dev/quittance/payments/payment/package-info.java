/**
 * What a payment is and what may happen to it: {@code PaymentDecider} says what follows from a
 * command, {@code PaymentFold} is the only thing that changes state. No clock, no random, no SQL,
 * no HTTP.
 */
@NullMarked
package dev.quittance.payments.payment;

import org.jspecify.annotations.NullMarked;
