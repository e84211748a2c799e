/** What the sandbox remembers over a restart: one line of a file for each change. */
@NullMarked
package dev.quittance.sandbox.journal;

import org.jspecify.annotations.NullMarked;
