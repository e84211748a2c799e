/** /accounts/{id}/statement, as pages and as CSV. */
@NullMarked
package dev.quittance.ledger.api.statement;

import org.jspecify.annotations.NullMarked;
