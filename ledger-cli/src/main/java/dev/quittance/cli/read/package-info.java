/** Commands that read the ledger. */
@NullMarked
package dev.quittance.cli.read;

import org.jspecify.annotations.NullMarked;
