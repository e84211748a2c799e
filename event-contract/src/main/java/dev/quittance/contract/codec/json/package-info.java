/**
 * A JSON reader for small objects of known fields: it skips what nobody asks for, refuses what is
 * ambiguous, and makes no strings of names. Knows nothing of events.
 */
@NullMarked
package dev.quittance.contract.codec.json;

import org.jspecify.annotations.NullMarked;
