/** Requests that no client would send, made from the services' own documents. */
@NullMarked
package dev.quittance.systemtests.fuzz;

import org.jspecify.annotations.NullMarked;
