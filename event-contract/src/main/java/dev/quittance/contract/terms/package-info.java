/**
 * What payment-service tells everybody about payments to come: by which methods buyers can pay,
 * what that costs, and exchange rates. Not events of the log but the latest state, one record for
 * each key of a compacted topic.
 */
@NullMarked
package dev.quittance.contract.terms;

import org.jspecify.annotations.NullMarked;
