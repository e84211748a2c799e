/**
 * Every command of ops and support is recorded in the command's own transaction, in a table that
 * only grows and whose rows are a hash chain.
 */
@NullMarked
package dev.quittance.kit.audit;

import org.jspecify.annotations.NullMarked;
