/** Disputes and sealed files in PostgreSQL. The core decides; callers bring the transaction. */
@NullMarked
package dev.quittance.orders.dispute.store;

import org.jspecify.annotations.NullMarked;
