/** Transactions of orders, their timelines and their lists. */
@NullMarked
package dev.quittance.ledger.query.transaction;

import org.jspecify.annotations.NullMarked;
