/** Commands about events that a service could not take. */
@NullMarked
package dev.quittance.cli.parked;

import org.jspecify.annotations.NullMarked;
