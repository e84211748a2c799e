/**
 * What every service needs once, and nothing any one of them owns.
 *
 * <pre>
 *   log --> intake --> the service's consumer --> its tables \
 *             |                                               > one database transaction
 *             +--> next offset, outbox rows -----------------/
 *                                  |
 *                                  +--> relay --> log
 * </pre>
 */
@NullMarked
package dev.quittance.kit;

import org.jspecify.annotations.NullMarked;
