/** Errors as RFC 9457 problems, JSON that is taken strictly, bodies of bounded size. */
@NullMarked
package dev.quittance.kit.http;

import org.jspecify.annotations.NullMarked;
