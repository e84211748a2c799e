/**
 * Disputes of payments that gateways tell of: {@code DisputeFold} is the only thing that says what
 * they mean. No clock, no random, no SQL, no HTTP.
 */
@NullMarked
package dev.quittance.payments.dispute;

import org.jspecify.annotations.NullMarked;
