/** Suppliers over HTTP. */
@NullMarked
package dev.quittance.orders.supplier.api;

import org.jspecify.annotations.NullMarked;
