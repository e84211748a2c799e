/**
 * What the sandbox remembers: the newest things in memory, and over a restart by a file, which has
 * a line for each change.
 */
@NullMarked
package dev.quittance.sandbox.journal;

import org.jspecify.annotations.NullMarked;
