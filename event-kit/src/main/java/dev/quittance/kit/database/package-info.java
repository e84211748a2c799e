/**
 * Connections for work that leaves state on them: a COPY, a snapshot, a lock. The pool gets back
 * only what is known to be clean.
 */
@NullMarked
package dev.quittance.kit.database;

import org.jspecify.annotations.NullMarked;
