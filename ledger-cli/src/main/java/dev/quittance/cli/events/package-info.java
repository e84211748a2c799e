/** Commands that show the log itself. */
@NullMarked
package dev.quittance.cli.events;

import org.jspecify.annotations.NullMarked;
