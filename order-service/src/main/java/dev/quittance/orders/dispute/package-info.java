/**
 * What is disputed of orders: by their buyers here, or at a gateway. The pure core: who may dispute
 * what, how a dispute is resolved, and what was charged against what was ordered.
 */
@NullMarked
package dev.quittance.orders.dispute;

import org.jspecify.annotations.NullMarked;
