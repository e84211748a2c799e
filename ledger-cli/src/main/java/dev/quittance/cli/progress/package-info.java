/** Shows how far long work has come: a bar on a terminal, plain lines elsewhere. */
@NullMarked
package dev.quittance.cli.progress;

import org.jspecify.annotations.NullMarked;
