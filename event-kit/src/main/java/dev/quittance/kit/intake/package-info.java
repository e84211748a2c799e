/** Consumes what was polled of all partitions, in one transaction with their next offsets. */
@NullMarked
package dev.quittance.kit.intake;

import org.jspecify.annotations.NullMarked;
