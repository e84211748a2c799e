/** Who is let in: how often a client may ask, how many at a time, and how many streams are open. */
@NullMarked
package dev.quittance.kit.admission;

import org.jspecify.annotations.NullMarked;
