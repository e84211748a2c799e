/**
 * The card processor: the part of Stripe's API that Quittance needs, with Stripe's objects, errors,
 * idempotency keys, events and test cards. In memory: a restart forgets it.
 *
 * @see <a href="https://docs.stripe.com/api">Stripe's API reference</a>
 */
@NullMarked
package dev.quittance.sandbox.card;

import org.jspecify.annotations.NullMarked;
