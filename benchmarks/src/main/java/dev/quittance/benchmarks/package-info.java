/** Measures services as processes on a real broker and database, each figure beside its floor. */
@NullMarked
package dev.quittance.benchmarks;

import org.jspecify.annotations.NullMarked;
