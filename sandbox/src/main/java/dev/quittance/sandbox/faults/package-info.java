/**
 * What goes wrong in the outside world, on demand: for one key, or at a rate. In memory: a restart
 * begins without faults.
 */
@NullMarked
package dev.quittance.sandbox.faults;

import org.jspecify.annotations.NullMarked;
