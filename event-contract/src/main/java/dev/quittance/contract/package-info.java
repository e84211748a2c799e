/**
 * The events order, payment and ledger exchange, and the values in them. Nothing here knows a
 * framework, a clock or a database.
 */
@NullMarked
package dev.quittance.contract;

import org.jspecify.annotations.NullMarked;
