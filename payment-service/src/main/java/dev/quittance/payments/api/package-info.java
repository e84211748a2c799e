/** Payments over HTTP: reading them, and requesting refunds. */
@NullMarked
package dev.quittance.payments.api;

import org.jspecify.annotations.NullMarked;
