/** Errors as RFC 9457 problems: one catalogue of codes, and the mapping of every exception. */
@NullMarked
package dev.quittance.kit.problem;

import org.jspecify.annotations.NullMarked;
