/**
 * Events arrive: batches of one partition, each one transaction with the partition's next offset.
 */
@NullMarked
package dev.quittance.kit.intake;

import org.jspecify.annotations.NullMarked;
