/**
 * What a bank's statement says, whatever its version: balances, booked entries, the payments in
 * them, and by what an entry is known again. Pure; {@code camt} reads ISO 20022 documents.
 */
@NullMarked
package dev.quittance.payments.statement;

import org.jspecify.annotations.NullMarked;
