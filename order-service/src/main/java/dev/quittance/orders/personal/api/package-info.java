/** What is kept of a buyer, and its erasure, over HTTP. */
@NullMarked
package dev.quittance.orders.personal.api;

import org.jspecify.annotations.NullMarked;
