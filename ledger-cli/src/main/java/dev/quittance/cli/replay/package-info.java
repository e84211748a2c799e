/** Commands that start, follow and end replays. */
@NullMarked
package dev.quittance.cli.replay;

import org.jspecify.annotations.NullMarked;
