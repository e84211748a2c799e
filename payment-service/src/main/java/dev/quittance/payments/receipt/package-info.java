/**
 * Money on our bank accounts: what it is allocated to, what is left and why, what goes back. Pure:
 * the decider says whether a command is carried out, the fold what it changes.
 *
 * <pre>
 *   api --> booking (imports, commands, orders to the bank) --> store --> receipt
 * </pre>
 */
@NullMarked
package dev.quittance.payments.receipt;

import org.jspecify.annotations.NullMarked;
