/** A small resource like a service's, for tests of what every resource gets from the kit. */
@NullMarked
package dev.quittance.kit.things;

import org.jspecify.annotations.NullMarked;
