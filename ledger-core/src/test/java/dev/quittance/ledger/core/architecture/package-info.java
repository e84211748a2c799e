/** What the ledger's core may depend on. */
@NullMarked
package dev.quittance.ledger.core.architecture;

import org.jspecify.annotations.NullMarked;
