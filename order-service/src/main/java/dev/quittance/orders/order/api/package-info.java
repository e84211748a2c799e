/** Orders over HTTP: requests become commands, stored orders become JSON. The core decides. */
@NullMarked
package dev.quittance.orders.order.api;

import org.jspecify.annotations.NullMarked;
