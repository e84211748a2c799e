/**
 * Reads camt.053 (ISO 20022, BankToCustomerStatement) of versions 02 to 13 in one pass. The
 * versions differ in where they put a name or a status; whatever an element says that cannot be
 * understood refuses the document, and is never left out.
 */
@NullMarked
package dev.quittance.payments.statement.camt;

import org.jspecify.annotations.NullMarked;
