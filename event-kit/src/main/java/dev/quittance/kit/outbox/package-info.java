/**
 * Publishes events: stored with the state change in one transaction, published by one relay per
 * service.
 */
@NullMarked
package dev.quittance.kit.outbox;

import org.jspecify.annotations.NullMarked;
