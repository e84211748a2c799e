/**
 * Writes docs/events from the contract's records, and fails when what is committed there is stale.
 */
@NullMarked
package dev.quittance.contract.docs;

import org.jspecify.annotations.NullMarked;
