/** Payments over HTTP: looking at them, and asking for refunds. */
@NullMarked
package dev.quittance.payments.api;

import org.jspecify.annotations.NullMarked;
