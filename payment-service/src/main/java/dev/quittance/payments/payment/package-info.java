/**
 * What a payment is and what may happen to it: {@code decide(payment, command)} says what follows,
 * {@code evolve(payment, change)} is the only thing that changes state. No clock, no random, no
 * SQL, no HTTP.
 */
@NullMarked
package dev.quittance.payments.payment;

import org.jspecify.annotations.NullMarked;
