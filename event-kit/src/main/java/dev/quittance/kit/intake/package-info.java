/** Consumes events in batches of one partition, each in one transaction with the next offset. */
@NullMarked
package dev.quittance.kit.intake;

import org.jspecify.annotations.NullMarked;
