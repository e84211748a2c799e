/** What is answered when there is more to store than can be stored. */
@NullMarked
package dev.quittance.kit.overload;

import org.jspecify.annotations.NullMarked;
