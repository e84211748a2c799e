/**
 * A card gateway in this process, for tests and benchmarks: a function of its input that keeps
 * nothing, so that after a restart the same key still gets the same answer.
 */
@NullMarked
package dev.quittance.payments.gateway.sandbox;

import org.jspecify.annotations.NullMarked;
