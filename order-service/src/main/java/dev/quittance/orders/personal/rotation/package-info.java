/** Keys of subjects follow the master keys of the configuration. */
@NullMarked
package dev.quittance.orders.personal.rotation;

import org.jspecify.annotations.NullMarked;
