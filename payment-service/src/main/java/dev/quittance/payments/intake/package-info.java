/**
 * Events arrive. An order that was placed becomes a payment and its first attempt, a requested
 * retry another attempt; what this service itself published says nothing new.
 */
@NullMarked
package dev.quittance.payments.intake;

import org.jspecify.annotations.NullMarked;
