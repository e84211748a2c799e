/**
 * Bank transfers: the buyer gets an account and a reference, and has paid when a statement shows
 * the money. Nothing that this gateway answers authorizes a payment.
 */
@NullMarked
package dev.quittance.payments.gateway.bank;

import org.jspecify.annotations.NullMarked;
