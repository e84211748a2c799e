/**
 * Work that becomes due: claimed by lease, performed on virtual threads outside any transaction,
 * and settled in batches. Work may have lanes, so that what is slow leaves room for the rest.
 * Whoever dies in between leaves nothing behind but a lease that ends.
 *
 * <pre>
 *   claim (transaction) --> perform (no transaction) --> settle (transaction)
 * </pre>
 */
@NullMarked
package dev.quittance.kit.work;

import org.jspecify.annotations.NullMarked;
