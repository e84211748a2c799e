/**
 * CSV files of others: read record by record whatever is wrong with some of them, and what came of
 * it, line by line. Knows nothing of what is imported.
 */
@NullMarked
package dev.quittance.orders.csv;

import org.jspecify.annotations.NullMarked;
