/**
 * The ledger: what the log of events means in accounts.
 *
 * <pre>
 *   log --> intake ---+--> fold --> posting --> journal --> store     (the current generation)
 *                     |                                       ^
 *           replay ---+                                       |
 *             |  the same fold, journal and store             query --> api
 *             +--------------------------------> store        (another generation, or none)
 * </pre>
 *
 * fold, posting and journal are pure: no clock, no randomness, no input or output. Everything that
 * is stored can be computed again from the log by them alone.
 */
@NullMarked
package dev.quittance.ledger;

import org.jspecify.annotations.NullMarked;
