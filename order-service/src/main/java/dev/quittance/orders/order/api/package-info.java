/** Orders over HTTP: requests become commands, what is stored becomes JSON. Decides nothing. */
@NullMarked
package dev.quittance.orders.order.api;

import org.jspecify.annotations.NullMarked;
