/** Small events and tables that the tests of this module are written with. */
@NullMarked
package dev.quittance.ledger.core.sample;

import org.jspecify.annotations.NullMarked;
