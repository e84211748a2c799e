/**
 * Strict JSON: unexpected content is refused, never interpreted. Knows nothing of HTTP; {@code
 * kit.problem} turns a refusal into a problem.
 */
@NullMarked
package dev.quittance.kit.json;

import org.jspecify.annotations.NullMarked;
