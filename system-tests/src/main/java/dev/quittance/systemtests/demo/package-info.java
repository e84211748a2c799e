/** A handful of orders, watched from the request to the trial balance: {@code make demo}. */
@NullMarked
package dev.quittance.systemtests.demo;

import org.jspecify.annotations.NullMarked;
