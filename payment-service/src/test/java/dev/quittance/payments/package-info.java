/** Tests on real parts: a broker, a database, and a gateway that does as it is told. */
@NullMarked
package dev.quittance.payments;

import org.jspecify.annotations.NullMarked;
