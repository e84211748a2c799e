/**
 * Connections for work that leaves state on them: a COPY, a snapshot, a lock. The pool gets back
 * only what is known to be clean. And what arrives one by one is stored in groups ({@link
 * dev.quittance.kit.database.GroupCommit}).
 *
 * <p>And what batches need of a connection: several statements in one round trip, columns of rows
 * as arrays, and plans that look keys up.
 */
@NullMarked
package dev.quittance.kit.database;

import org.jspecify.annotations.NullMarked;
