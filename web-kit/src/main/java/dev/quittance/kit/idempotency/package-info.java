/** A request repeated with its Idempotency-Key has one effect and one answer. */
@NullMarked
package dev.quittance.kit.idempotency;

import org.jspecify.annotations.NullMarked;
