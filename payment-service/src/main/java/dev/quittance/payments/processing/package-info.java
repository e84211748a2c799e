/**
 * Commands and evidence become state and events, each batch in one transaction. The worker claims
 * operations, asks gateways outside transactions, and settles what they answered.
 */
@NullMarked
package dev.quittance.payments.processing;

import org.jspecify.annotations.NullMarked;
