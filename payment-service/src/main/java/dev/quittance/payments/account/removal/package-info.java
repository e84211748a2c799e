/**
 * Lets gateways forget cards: those that buyers removed, and those that were saved and not linked.
 */
@NullMarked
package dev.quittance.payments.account.removal;

import org.jspecify.annotations.NullMarked;
