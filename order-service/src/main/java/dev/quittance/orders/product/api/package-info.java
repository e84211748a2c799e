/** Products over HTTP. */
@NullMarked
package dev.quittance.orders.product.api;

import org.jspecify.annotations.NullMarked;
