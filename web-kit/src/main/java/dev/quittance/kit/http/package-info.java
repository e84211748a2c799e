/** The edge of HTTP: request ids, methods, query parameters, bodies of bounded size. */
@NullMarked
package dev.quittance.kit.http;

import org.jspecify.annotations.NullMarked;
