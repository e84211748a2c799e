/** What gateways and Quittance prove themselves to each other with. */
@NullMarked
package dev.quittance.sandbox.secrets;

import org.jspecify.annotations.NullMarked;
