/**
 * The card processor: the part of Stripe's API that Quittance needs, with Stripe's objects, errors,
 * idempotency keys, events and test cards. The newest payments are in memory, and in the journal
 * over a restart; setup intents and events are forgotten then.
 *
 * @see <a href="https://docs.stripe.com/api">Stripe's API reference</a>
 */
@NullMarked
package dev.quittance.sandbox.card;

import org.jspecify.annotations.NullMarked;
