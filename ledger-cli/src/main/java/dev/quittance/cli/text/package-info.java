/** How things look on the screen. */
@NullMarked
package dev.quittance.cli.text;

import org.jspecify.annotations.NullMarked;
