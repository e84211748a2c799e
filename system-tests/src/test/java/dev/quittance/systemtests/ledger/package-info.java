/** What becomes of the ledger when its process, its database or its log fails. */
@NullMarked
package dev.quittance.systemtests.ledger;

import org.jspecify.annotations.NullMarked;
