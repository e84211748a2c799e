/** JDBC as the stores of the features use it. */
@NullMarked
package dev.quittance.orders.store;

import org.jspecify.annotations.NullMarked;
