/** Finds the places of an API where text can go in. */
@NullMarked
package dev.quittance.systemtests.leaks;

import org.jspecify.annotations.NullMarked;
