/** The way of an event from a transaction to its effect, for the tests of its stations. */
@NullMarked
package dev.quittance.kit.delivery;

import org.jspecify.annotations.NullMarked;
