/**
 * Checking a cart out over HTTP: cart, stock, orders and answer in one transaction, which it shares
 * with others of its group. The core decides.
 */
@NullMarked
package dev.quittance.orders.checkout.api;

import org.jspecify.annotations.NullMarked;
