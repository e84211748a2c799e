/** A service that says what it was told to, and what a command made of it. */
@NullMarked
package dev.quittance.cli.fake;

import org.jspecify.annotations.NullMarked;
