/**
 * {@code make chaos}: faults, one after another, on the packaged services under load, and a report
 * of what was lost, doubled or stuck. {@link dev.quittance.systemtests.chaos.Faults} is the list.
 */
@NullMarked
package dev.quittance.systemtests.chaos;

import org.jspecify.annotations.NullMarked;
