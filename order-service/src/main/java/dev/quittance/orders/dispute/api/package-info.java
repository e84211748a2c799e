/** Disputes and their evidence over HTTP, and nothing else. */
@NullMarked
package dev.quittance.orders.dispute.api;

import org.jspecify.annotations.NullMarked;
