/** Statements of accounts. */
@NullMarked
package dev.quittance.ledger.query.statement;

import org.jspecify.annotations.NullMarked;
