/** Commands about events that a service refused. */
@NullMarked
package dev.quittance.cli.parked;

import org.jspecify.annotations.NullMarked;
