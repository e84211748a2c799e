@NullMarked
package dev.quittance.ledger.intake;

import org.jspecify.annotations.NullMarked;
