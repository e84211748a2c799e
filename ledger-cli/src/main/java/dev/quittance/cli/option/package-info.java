/** Options that several commands have in common. */
@NullMarked
package dev.quittance.cli.option;

import org.jspecify.annotations.NullMarked;
