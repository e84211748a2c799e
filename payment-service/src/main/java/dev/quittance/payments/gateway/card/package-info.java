/**
 * The card processor, by Stripe's API and its official library. Where it is and its keys are
 * configuration: Stripe itself, the sandbox, or Stripe's own mock server.
 */
@NullMarked
package dev.quittance.payments.gateway.card;

import org.jspecify.annotations.NullMarked;
