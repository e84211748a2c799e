/** Buyers' second factor: one-time codes of an authenticator app, and recovery codes. */
@NullMarked
package dev.quittance.payments.account.factor;

import org.jspecify.annotations.NullMarked;
