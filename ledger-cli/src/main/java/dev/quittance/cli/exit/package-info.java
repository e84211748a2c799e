/** How a command ends. */
@NullMarked
package dev.quittance.cli.exit;

import org.jspecify.annotations.NullMarked;
